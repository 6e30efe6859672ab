// Warns two minutes before the session ends for lack of use, in every tab at once. What counts as use is what the server
// saw a person do: loading a page, or "stay here". Background refreshes do not count.

const WARN_SECONDS = 120
const KEY = 'predicthealth.lastUse'
const VALIDATE = '/api/web/auth/session/validate'

const banner = document.querySelector('[data-idle]')

if (banner) {
  const idleMs = Number(banner.dataset.idle) * 1000
  const left = banner.querySelector('[data-idle-left]')
  const used = () => localStorage.setItem(KEY, String(Date.now()))
  const lastUse = () => Number(localStorage.getItem(KEY) ?? Date.now())

  const tick = () => {
    const seconds = Math.ceil((lastUse() + idleMs - Date.now()) / 1000)
    if (seconds <= 0) {
      location.assign(banner.dataset.login)
      return
    }
    banner.hidden = seconds > WARN_SECONDS
    left.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  }

  banner.querySelector('[data-idle-stay]').addEventListener('click', async () => {
    const response = await fetch(VALIDATE, { headers: { accept: 'application/json' } })
    if (response.status === 401) location.assign(banner.dataset.login)
    if (response.ok) used()
    tick()
  })

  used()
  setInterval(tick, 1000)
}

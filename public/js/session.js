// Warns two minutes before the session may end for lack of use, in every tab at once. What counts as use is what the server
// saw a person do: loading a page, or "stay here". Background refreshes do not count. Whether it has ended, the server says.

const WARN_SECONDS = 120
const ASK_EVERY_MS = 5000
const KEY = 'predicthealth.lastUse'
const VALIDATE = '/api/web/auth/session/validate'

const banner = document.querySelector('[data-idle]')

if (banner) {
  const idleMs = Number(banner.dataset.idle) * 1000
  const left = banner.querySelector('[data-idle-left]')
  const used = () => localStorage.setItem(KEY, String(Date.now()))
  const lastUse = () => Number(localStorage.getItem(KEY) ?? Date.now())
  const leave = () => location.assign(banner.dataset.login)
  let askedAt = 0

  // Not by loading a page: that would be use, and the session would never end.
  const leaveIfEnded = async () => {
    if (Date.now() - askedAt < ASK_EVERY_MS) return
    askedAt = Date.now()
    const headers = { accept: 'application/json', 'x-background-poll': '1' }
    const response = await fetch(VALIDATE, { headers }).catch(() => null)
    if (response?.status === 401) leave()
  }

  const tick = () => {
    const seconds = Math.max(0, Math.ceil((lastUse() + idleMs - Date.now()) / 1000))
    banner.hidden = seconds > WARN_SECONDS
    left.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
    if (seconds === 0) leaveIfEnded()
  }

  banner.querySelector('[data-idle-stay]').addEventListener('click', async () => {
    const response = await fetch(VALIDATE, { headers: { accept: 'application/json' } }).catch(() => null)
    if (response?.status === 401) leave()
    if (response?.ok) used()
    tick()
  })

  used()
  setInterval(tick, 1000)
}

// Fetches this page again and shows it in place: all of it on request, live panels by themselves. The document is
// parsed by XMLHttpRequest, which needs no HTML sink, so Trusted Types can stay at "none"; scripts in it never run.

const BACKGROUND = 'x-background-poll'

const load = (background) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('GET', location.pathname + location.search)
    request.responseType = 'document'
    request.setRequestHeader('accept', 'text/html')
    if (background) request.setRequestHeader(BACKGROUND, '1')
    request.onload = () =>
      request.status === 200 && request.response ? resolve(grow(request.response)) : reject(request.status)
    request.onerror = () => reject(0)
    request.send()
  })

/** A document that is parsed here gets no shadow trees by itself; a page in pieces has its places there. */
const grow = (fresh) => {
  for (const template of fresh.querySelectorAll('template[shadowrootmode]')) {
    template.parentElement.attachShadow({ mode: 'open' }).append(template.content)
    template.remove()
  }
  return fresh
}

const replace = (fresh, panel) => {
  const next = fresh.getElementById(panel.id)
  if (next === null || next.isEqualNode(panel)) return
  const open = [...panel.querySelectorAll('details')].map((details) => details.open)
  const adopted = document.adoptNode(next)
  adopted.querySelectorAll('details').forEach((details, index) => {
    details.open = open[index] ?? details.open
  })
  panel.replaceWith(adopted)
}

addEventListener('click', async (event) => {
  const link = event.target.closest?.('a[data-refresh]')
  if (!link) return
  event.preventDefault()
  link.setAttribute('aria-disabled', 'true')
  try {
    const fresh = await load(false)
    document.querySelector('main').replaceWith(document.adoptNode(fresh.querySelector('main')))
    document.querySelector('main').focus()
  } catch {
    location.assign(link.href)
  }
})

const live = document.querySelector('[data-live]')
if (live) {
  const seconds = Number(live.dataset.live)
  const poll = async () => {
    if (!document.hidden) {
      try {
        const fresh = await load(true)
        for (const panel of document.querySelectorAll('main [data-panel]')) {
          // Never under somebody's hands.
          if (!panel.contains(document.activeElement)) replace(fresh, panel)
        }
      } catch (status) {
        if (status === 401) return
      }
    }
    setTimeout(poll, seconds * 1000)
  }
  setTimeout(poll, seconds * 1000)
}

// Sends a form once, says that it is being sent, shows passwords on request.

for (const form of document.querySelectorAll('form[data-guard]')) {
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent) {
      event.preventDefault()
      return
    }
    form.dataset.sent = 'yes'
    // After this turn: a disabled submitter would not be sent with the form.
    setTimeout(() => {
      const button = event.submitter ?? form.querySelector('button[type="submit"]')
      button.dataset.label = button.textContent
      button.textContent = form.dataset.guard
      button.setAttribute('aria-disabled', 'true')
    })
  })
}

// The page may come back from the browser's cache with the button still busy.
addEventListener('pageshow', (event) => {
  if (!event.persisted) return
  for (const form of document.querySelectorAll('form[data-sent]')) {
    delete form.dataset.sent
    const button = form.querySelector('button[aria-disabled]')
    if (button === null) continue
    button.textContent = button.dataset.label
    button.removeAttribute('aria-disabled')
  }
})

for (const button of document.querySelectorAll('button[data-reveal]')) {
  const input = document.getElementById(button.dataset.reveal)
  const show = button.textContent
  button.hidden = false
  button.addEventListener('click', () => {
    const reveal = input.type === 'password'
    input.type = reveal ? 'text' : 'password'
    button.textContent = reveal ? button.dataset.hide : show
  })
}

for (const button of document.querySelectorAll('button[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => print())
}

// The person's menu closes when attention goes elsewhere.
const menu = document.querySelector('details.person')
if (menu) {
  addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !menu.open) return
    menu.open = false
    menu.querySelector('summary').focus()
  })
  addEventListener('click', (event) => {
    if (menu.open && !menu.contains(event.target)) menu.open = false
  })
}

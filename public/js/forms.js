// Sends a form once, says that it is being sent, shows passwords on request, prints.

document.addEventListener('submit', (event) => {
  const form = event.target
  if (!form.dataset.guard) return
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

const toggle = (button) => {
  const input = document.getElementById(button.dataset.reveal)
  const reveal = input.type === 'password'
  button.dataset.show ??= button.textContent
  input.type = reveal ? 'text' : 'password'
  button.textContent = reveal ? button.dataset.hide : button.dataset.show
}

const menu = document.querySelector('details.person')

document.addEventListener('click', (event) => {
  const button = event.target.closest('button')
  if (button?.dataset.reveal) toggle(button)
  if (button && 'print' in button.dataset) print()
  // The person's menu closes when attention goes elsewhere.
  if (menu?.open && !menu.contains(event.target)) menu.open = false
})

addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || !menu?.open) return
  menu.open = false
  menu.querySelector('summary').focus()
})

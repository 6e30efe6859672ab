// Counts down to the moment from which it makes sense to try again.

for (const element of document.querySelectorAll('[data-countdown]')) {
  const end = Date.now() + Number(element.dataset.countdown) * 1000
  const left = element.querySelector('[data-left]')
  const timer = setInterval(() => {
    const seconds = Math.ceil((end - Date.now()) / 1000)
    if (seconds > 0) {
      left.textContent = `${seconds} s`
      return
    }
    clearInterval(timer)
    element.textContent = element.dataset.done
  }, 250)
}

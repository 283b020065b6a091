export default { render({ el }) { el.className = 'far'; el.textContent = 'from afar' } }

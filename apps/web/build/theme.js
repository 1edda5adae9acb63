// The chosen theme before the first paint; a module would come after it. The choice itself lives in src/ui/theme.ts.
try {
  const theme = localStorage.getItem('ninefold.theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
  // No storage: the system's theme.
}

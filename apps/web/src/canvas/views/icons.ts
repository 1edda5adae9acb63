/**
 * The icons of links and views, as those of ui/icons.ts. Apart from them: what stands there comes with the first load
 * of the canvas, and these come when it is idle.
 */
export const route =
  'M3 19a3 3 0 1 0 6 0a3 3 0 1 0-6 0M9 19h8.500a3.500 3.500 0 0 0 0-7h-11a3.500 3.500 0 0 1 0-7H15M15 5a3 3 0 1 0 6 0a3 3 0 1 0-6 0'
export const sheet =
  'M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2zM3 15h18M9 3v12M15 3v12'
export const focus =
  'M9 12a3 3 0 1 0 6 0a3 3 0 1 0-6 0M3 7V5a2 2 0 0 1 2-2h2M17 3h2a2 2 0 0 1 2 2v2M21 17v2a2 2 0 0 1-2 2h-2M7 21H5a2 2 0 0 1-2-2v-2'
export const matrix =
  'M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2zM3 9h18M3 15h18M9 3v18M15 3v18'

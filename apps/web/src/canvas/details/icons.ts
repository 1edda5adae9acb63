/** Icons that only the details and what belongs to them show: Lucide, like those of the kit. */
export const details = 'M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2h-14a2 2 0 0 1-2-2v-14a2 2 0 0 1 2-2zM15 3v18'

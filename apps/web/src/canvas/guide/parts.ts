/** The parts of the Guide: the block one is in, learning about activities, the words of this canvas. */
export const GUIDE_PARTS = ['block', 'learn', 'terms'] as const
export type GuidePart = (typeof GUIDE_PARTS)[number]

/** How a proposition fits a segment. Loaded with the links. */
export const fit = {
  show: 'How it fits',
  showFor: (proposition: string, segment: string) => `How it fits: ${proposition}, ${segment}`,
  region: (proposition: string, segment: string) => `Fit of ${proposition} and ${segment}`,
  jobs: 'What they want done',
  pains: 'Pains it eases',
  gains: 'Gains it creates',
  none: 'Nothing said yet',
  addTo: (list: string) => `Add: ${list}`,
  remove: (item: string) => `Remove ${item}`,
  placeholders: {
    jobs: 'A job they want done',
    pains: 'A pain it eases',
    gains: 'A gain it creates',
  },
  verdicts: {
    told: 'Both sides are told. Read across: is there something on the right for each job?',
    noJobs: 'It says what it eases or creates, but nobody has written down what they want done.',
    noRelief:
      'They want something done, and nothing says yet which pain this eases or which gain it creates.',
    nothing: 'Begin with what they want done, then say what this does about it.',
  },
} as const

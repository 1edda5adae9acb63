import { describe, expect, it } from 'vitest'
import { likeness, matchGuesses } from './guess.ts'

describe('a guess', () => {
  it.each([
    ['Develop the platform', 'platform development'],
    ['Train technicians continuously', 'Training technicians'],
    ['Change the oil of cars', 'oil changes'],
    ['Fulfil orders', 'Order fulfilment'],
    ['Manage stock and grade books', 'grading'],
  ])('means “%s” when it says “%s”', (activity, guess) => {
    expect(matchGuesses([activity], [guess])).toEqual([{ activity, guess }])
  })

  it.each([
    ['Run digital marketing', 'Run the web site'],
    ['Keep each car’s service history', 'Washing cars'],
    ['Manage stock', 'Manage customers'],
    ['Win new projects', ''],
    ['Win new projects', 'the and of'],
  ])('does not mean “%s” when it says “%s”', (activity, guess) => {
    expect(matchGuesses([activity], [guess])).toEqual([])
  })

  it('means one activity only, the one most like it', () => {
    const activities = ['Develop software', 'Develop software tests for partners']
    expect(matchGuesses(activities, ['develop software'])).toEqual([
      { activity: 'Develop software', guess: 'develop software' },
    ])
    expect(matchGuesses(['Fulfil orders'], ['orders', 'fulfil orders']).length).toBe(1)
  })

  it('is as like as the shorter of the two is covered', () => {
    expect([likeness('Design planters', 'planters'), likeness('Design planters', 'pumps')]).toEqual([1, 0])
  })
})

/** The automatic part of an accessibility check; the rest takes a person. */
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** Fails with each fault in words: the rule, what it asks for, and where. `rules` are all unless some are named. */
export async function expectAccessible(page: Page, rules: readonly string[] = []): Promise<void> {
  // Legacy mode needs no second page for what frames of other origins say; there are none.
  const axe = new AxeBuilder({ page }).setLegacyMode()
  const { violations } = await (rules.length > 0 ? axe.withRules([...rules]) : axe).analyze()
  const faults = violations.flatMap((rule) =>
    rule.nodes.map(
      (node) => `${rule.id}: ${rule.help} at ${node.target.join(' ')}\n  ${node.failureSummary ?? ''}`,
    ),
  )
  expect(faults).toEqual([])
}

/** In both themes: all rules in one, and in the other those that a theme can break. */
export async function expectAccessibleInBothThemes(page: Page): Promise<void> {
  await show(page, 'dark')
  await expectAccessible(page, ['color-contrast', 'link-in-text-block'])
  await show(page, 'light')
  await expectAccessible(page)
}

/** The page follows the system's choice at once; it is looked at when nothing moves any more. */
async function show(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  await page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    const finite = document
      .getAnimations()
      .filter((one) => one.effect?.getComputedTiming().endTime !== Infinity)
    await Promise.allSettled(finite.map((one) => one.finished))
  })
}

/** What a Markdown page refers to within the repository. */

/** Targets of relative links and pictures, without their anchors. */
export function links(markdown: string): string[] {
  const found = [...withoutCode(markdown).matchAll(/\]\(([^)\s]+)(?:\s+"[^"]*")?\)/g)].map(
    (match) => match[1] ?? '',
  )
  return found
    .filter((target) => !/^([a-z]+:|#|\/)/i.test(target))
    .map((target) => target.replace(/#.*$/, ''))
}

const TOP = /^(apps|packages|tests|bench|docs|scripts|\.ci)\/[\w./-]*$/

/** Paths from the root that are written as code: `apps/server/src/main.ts`, `apps/server/src/sync/`. */
export function codePaths(markdown: string): string[] {
  const spans = [...markdown.matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? '')
  return spans.filter((span) => TOP.test(span))
}

function withoutCode(markdown: string): string {
  return markdown.replace(/```[\s\S]*?```/g, '').replace(/`[^`\n]*`/g, '')
}

/** The members of one canvas as the server lists them, and what can be done about them. */
import type { Role } from '@ninefold/shared'
import type { MemberView } from '@ninefold/shared/api/people'
import { failureText } from '../lib/failure-text.ts'
import { t } from '../lib/messages/index.ts'
import { changeRole, readMembers, removeMember } from '../lib/people-api.ts'
import type { Result } from '../lib/result.ts'

export class Members {
  readonly #canvasId: string
  #list = $state.raw<readonly MemberView[]>()
  #nextCursor = $state<string>()
  /** What went wrong last, in words. */
  problem = $state<string>()

  constructor(canvasId: string) {
    this.#canvasId = canvasId
  }

  /** In the order they came; undefined until the server has told them. */
  get list(): readonly MemberView[] | undefined {
    return this.#list
  }

  get hasMore(): boolean {
    return this.#nextCursor !== undefined
  }

  async load(): Promise<void> {
    const page = await this.#tell(readMembers(this.#canvasId))
    if (!page.ok) return
    this.#list = page.value.items
    this.#nextCursor = page.value.nextCursor
  }

  async loadMore(): Promise<void> {
    const page = await this.#tell(readMembers(this.#canvasId, this.#nextCursor))
    if (!page.ok) return
    const known = new Set((this.#list ?? []).map(({ userId }) => userId))
    this.#list = [...(this.#list ?? []), ...page.value.items.filter(({ userId }) => !known.has(userId))]
    this.#nextCursor = page.value.nextCursor
  }

  /** False when the server refused. */
  async change(member: MemberView, role: Role): Promise<boolean> {
    const changed = await this.#tell(changeRole(this.#canvasId, member.userId, role))
    if (!changed.ok) return false
    this.#list = (this.#list ?? []).map((one) => (one.userId === member.userId ? changed.value : one))
    return true
  }

  async remove(member: MemberView): Promise<boolean> {
    const removed = await this.#tell(removeMember(this.#canvasId, member.userId))
    if (!removed.ok) return false
    this.#list = (this.#list ?? []).filter(({ userId }) => userId !== member.userId)
    return true
  }

  async #tell<T>(result: Promise<Result<T>>): Promise<Result<T>> {
    const settled = await result
    this.problem = settled.ok
      ? undefined
      : settled.failure.code === 'last_owner'
        ? t.people.lastOwner
        : failureText(settled.failure)
    return settled
  }
}

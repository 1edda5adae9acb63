/** How many requests one person, or one address that nobody is known at, may make in a minute. */
import { createMiddleware } from 'hono/factory'
import { addressOf } from './client-address.ts'
import type { AppEnv, Deps } from './context.ts'
import { createRateLimit } from './rate-limit.ts'

export function requestLimit(deps: Deps) {
  const { requestsPerMinute, guestsPerMinutePerAddress, joinsPerMinutePerAddress } = deps.limits
  const perPerson = createRateLimit(requestsPerMinute, 60_000, deps.now)
  // Many people behind one address come as nobody first: what the doors let through must get to them.
  const doors = guestsPerMinutePerAddress + joinsPerMinutePerAddress
  const perAddress = createRateLimit(requestsPerMinute + doors, 60_000, deps.now)
  return createMiddleware<AppEnv>(async function requestLimit(c, next) {
    const { person } = c.var
    if (person) perPerson.take(person.id)
    else perAddress.take(addressOf(c, deps.publicUrl))
    await next()
  })
}

/** Readings of measures, and what calls for a review, over HTTP: the server's records, added and never changed. */
import type { AddReadingBody, RaiseTriggerBody } from '@ninefold/shared/api/measures'
import { ask, canvasRoutes } from './api.ts'

const { kpis, readings, triggers } = canvasRoutes

/** As many as a chart can show and a list be read through. */
const LATEST = '200'

export const readReadings = (id: string, kpiId: string) =>
  ask(() => readings.$get({ param: { id }, query: { kpiId, latest: LATEST } }))

/** `key` is one and the same for tries of the same reading: an answer that was lost leaves no second one behind. */
export const addReading = (id: string, kpiId: string, body: AddReadingBody, key: string) =>
  ask(() => kpis[':kpiId'].readings.$post({ param: { id, kpiId }, json: body }, once(key)))

export const readTriggers = (id: string) => ask(() => triggers.$get({ param: { id } }))

export const raiseTrigger = (id: string, body: RaiseTriggerBody, key: string) =>
  ask(() => triggers.$post({ param: { id }, json: body }, once(key)))

export const handleTrigger = (id: string, triggerId: string) =>
  ask(() => triggers[':triggerId'].handled.$post({ param: { id, triggerId } }))

const once = (key: string) => ({ headers: { 'Idempotency-Key': key } })

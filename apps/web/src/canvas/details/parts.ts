/** The sections that are more than their fields one below the other. */
import type { Component } from 'svelte'
import Category from './parts/Category.svelte'
import Dates from './parts/Dates.svelte'
import Effort from './parts/Effort.svelte'
import Estimate from './parts/Estimate.svelte'
import FunctionPicker from './parts/FunctionPicker.svelte'
import Goal from './parts/Goal.svelte'
import Links from './parts/Links.svelte'
import PeopleRows from './parts/PeopleRows.svelte'
import Skills from './parts/Skills.svelte'
import Who from './parts/Who.svelte'
import Steps from './parts/Steps.svelte'
import Risks from './parts/Risks.svelte'
import Experiments from './parts/Experiments.svelte'
import Capacity from './parts/Capacity.svelte'
import ValueAnalysis from './parts/ValueAnalysis.svelte'
import Relationship from './parts/Relationship.svelte'
import Research from './parts/Research.svelte'
import Detail from './parts/Detail.svelte'
import Measures from './parts/Measures.svelte'
import Signals from './parts/Signals.svelte'
import Upkeep from './parts/Upkeep.svelte'
import type { SectionId } from './sections.ts'

export const PARTS: Partial<Record<SectionId, Component>> = {
  category: Category,
  who: Who,
  effort: Effort,
  links: Links,
  function: FunctionPicker,
  people: PeopleRows,
  skills: Skills,
  estimate: Estimate,
  dates: Dates,
  goal: Goal,
  kpis: Measures,
  detail: Detail,
  relationship: Relationship,
  research: Research,
  value: ValueAnalysis,
  capacity: Capacity,
  experiments: Experiments,
  risks: Risks,
  steps: Steps,
  signals: Signals,
  upkeep: Upkeep,
}

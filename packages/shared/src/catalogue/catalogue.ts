/**
 * The whole catalogue as one value: what `GET /api/catalogue` answers beside what each server decides for itself. The
 * page does not import this; it takes the module it needs, when it needs it.
 */
import { BLOCKS } from '../blocks.ts'
import { ACTIVITY_CATEGORIES } from '../categories.ts'
import { NOTE_COLORS } from '../colors.ts'
import { LINK_ENDS, LINK_KINDS, type LinkKind } from '../links.ts'
import { BUSINESS_TYPES, FUNCTION_GROUPS, KPI_KINDS } from '../model/values.ts'
import { CATEGORY_GUIDANCE } from './activity-categories.ts'
import { BLOCK_LINES } from './block-lines.ts'
import { BUSINESS_TYPE_WORDS } from './business-types.ts'
import { CHAINS } from './chains.ts'
import { CHOICES, COST_IDEAS } from './choices.ts'
import { exampleContent, templateGhosts } from './content.ts'
import { EXAMPLES, TEACHING_CANVAS } from './examples/examples.ts'
import { FUNCTION_GROUP_NAMES, FUNCTIONS } from './functions.ts'
import { ILLUSTRATION_LABEL, ILLUSTRATIONS } from './illustrations.ts'
import { KPI_KIND_WORDS } from './kpi-kinds.ts'
import { LEARNING_ACTIONS } from './learning/actions.ts'
import { MISTAKES } from './learning/mistakes.ts'
import { PRACTICES } from './learning/practices.ts'
import { LEARNING_QUESTIONS } from './learning/questions.ts'
import { IDENTIFICATION_STEPS } from './learning/three-steps.ts'
import { LINK_KIND_WORDS } from './link-kinds.ts'
import { questionsOf } from './questions.ts'
import { RELATIONSHIP_ACTIVITIES } from './relationship-activities.ts'
import { fromCaseOf, labelOf, type ExampleCanvas, type Template } from './sketch.ts'
import { TEMPLATES } from './templates/templates.ts'
import { WORD_LANGUAGES } from './words/words.ts'

export function readCatalogue() {
  return {
    blocks: BLOCKS.map((block) => ({
      ...block,
      line: BLOCK_LINES[block.id],
      questions: questionsOf(block.id),
    })),
    choices: CHOICES,
    costIdeas: COST_IDEAS,
    businessTypes: BUSINESS_TYPES.map((id) => ({ id, ...BUSINESS_TYPE_WORDS[id] })),
    categories: ACTIVITY_CATEGORIES.map((category) => ({ ...category, ...CATEGORY_GUIDANCE[category.id] })),
    illustrations: ILLUSTRATIONS,
    illustrationLabel: ILLUSTRATION_LABEL,
    functionGroups: FUNCTION_GROUPS.map((id) => ({ id, name: FUNCTION_GROUP_NAMES[id] })),
    functions: FUNCTIONS,
    chains: CHAINS,
    relationshipActivities: RELATIONSHIP_ACTIVITIES,
    linkKinds: LINK_KINDS.map((id) => ({ id, ...LINK_KIND_WORDS[id], pairs: pairsOf(id) })),
    kpiKinds: KPI_KINDS.map((id) => ({ id, ...KPI_KIND_WORDS[id] })),
    templates: TEMPLATES.map(templateView),
    examples: EXAMPLES.map(exampleView),
    teachingCanvas: { ...exampleView(TEACHING_CANVAS), expected: TEACHING_CANVAS.expected },
    learning: {
      actions: LEARNING_ACTIONS,
      questions: LEARNING_QUESTIONS,
      practices: PRACTICES,
      mistakes: MISTAKES,
      identificationSteps: IDENTIFICATION_STEPS,
    },
    wordLanguages: WORD_LANGUAGES,
    colors: NOTE_COLORS,
  }
}

/** Every pair of blocks that a kind may join; null for any. */
function pairsOf(kind: LinkKind) {
  return LINK_ENDS[kind]?.flatMap(([from, ...ends]) => ends.map((to) => ({ from, to }))) ?? null
}

function templateView({ key, title, summary, businessType, kpis }: Template) {
  return { key, title, summary, businessType, suggestedKpis: kpis, content: templateGhosts(businessType) }
}

function exampleView(example: ExampleCanvas) {
  const { key, title, summary, businessType, source, sourceNote } = example
  return {
    key,
    title,
    summary,
    businessType,
    source,
    sourceNote,
    label: labelOf(example),
    fromCase: fromCaseOf(example),
    content: exampleContent(key),
  }
}

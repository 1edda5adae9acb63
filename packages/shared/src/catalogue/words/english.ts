/** English: verbs in every form, and the words that tell a vague note, a resource and an office chore. */
import { foldedSet } from './fold.ts'
import type { WordLists } from './lists.ts'

const SMALL = `a, an, the, and, or, but, of, in, on, at, to, for, from, by, with, without, as, is, are, be, been, it, its,
  this, that, these, those, their, our, your, his, her, my, we, they, you, us, them, all, any, each, every, some, more,
  most, other, into, over, under, up, out, off, not, no, so, than, then, too, very, per, via, etc`

const VAGUE = `quality, high quality, best quality, good quality, top quality, product, products, our products,
  service, services, our services, products and services, good service, great service, best service, solution,
  solutions, everyone, everybody, anyone, all, all people, all customers, people, the public, general public,
  customer, customers, client, clients, consumer, consumers, user, users, buyers, companies, businesses, market,
  the market, value, values, added value, innovation, innovative, excellence, efficiency, experience,
  great experience, user experience, customer experience, satisfaction, customer satisfaction, trust, price,
  good price, low price, cheap, fast, speed, convenience, flexibility, reliability, security, safety, sustainability,
  technology, digital, digitalisation, digitalization, online, internet, web, media, ads, sales, sale,
  selling, money, revenue, income, profit, margin, fees, cost, costs, expenses, salaries, wages, salary, pay,
  overhead, overheads, materials, operations, management, production, development, research, marketing, support,
  communication, delivery, logistics, distribution, resource, resources, assets, people and money, staff, personnel,
  employees, team, know how, knowledge, partner, partners, our partners, supplier, suppliers, vendors, stakeholders,
  network, networks, contacts, relationship, relationships, personal, other, others, misc, miscellaneous, various,
  things, stuff, everything, tbd, todo, to do, to be defined, test, note, new note, idea`

/** In the base form; the other forms follow by rule, and those that do not are in IRREGULAR. */
const VERBS = `accept, acquire, adapt, add, adjust, administer, advertise, advise, align, analyse, analyze, answer,
  apply, approve, arrange, assemble, assess, assist, assure, attract, audit, automate, bake, balance, benchmark, bill,
  blend, book, brand, brew, broadcast, build, buy, calculate, calibrate, call, capture, care, carry, cast, certify,
  change, charge, check, choose, clean, clear, coach, code, collect, combine, communicate, compare, compile, compose,
  conduct, configure, connect, consult, contract, control, convert, cook, coordinate, copy, craft, create, cultivate,
  curate, customise, customize, cut, decide, deliver, demonstrate, deploy, design, develop, diagnose, digitise,
  digitize, discover, dispatch, display, distribute, document, draft, draw, drive, earn, edit, educate, enable, engage,
  engineer, enrol, enroll, ensure, enter, entertain, equip, establish, estimate, evaluate, examine, exchange, execute,
  expand, experiment, explain, explore, export, extend, extract, fabricate, facilitate, farm, feed, file, fill, film,
  filter, finance, find, finish, fit, fix, forecast, forge, form, formulate, franchise, fulfil, fulfill, fund, gather,
  generate, give, govern, grade, grow, guard, guide, handle, harvest, help, hire, hold, host, identify, implement,
  import, improve, inform, innovate, inspect, install, insure, integrate, interview, introduce, invent, invest, invite,
  invoice, join, judge, keep, knit, label, launch, lead, learn, lease, lend, let, license, link, list, listen, load,
  localise, localize, lobby, look, maintain, make, manage, manufacture, map, market, match, measure, mediate, meet, mentor,
  mill, mine, mix, model, moderate, monitor, motivate, mould, mold, move, negotiate, observe, offer, onboard, open,
  operate, optimise, optimize, order, organise, organize, outsource, oversee, pack, package, paint, partner, pay,
  perform, pick, pilot, place, plan, plant, position, post, practise, predict, prepare, present, press, prevent, price,
  print, process, procure, produce, program, promote, protect, prototype, prove, provide, publish, purchase, pursue,
  qualify, raise, rate, reach, read, receive, recommend, record, recover, recruit, recycle, reduce, refine, refurbish,
  register, release, remind, remove, renew, rent, repair, replace, reply, report, research, resell, resolve, respond,
  restore, retain, retrain, return, review, revise, reward, route, run, safeguard, sample, scale, scan, schedule, scout,
  search, secure, select, sell, send, serve, service, set, settle, sew, shape, share, ship, show, simplify, simulate,
  sketch, solve, sort, source, speak, specify, sponsor, staff, stage, start, steer, stock, store, stream, strengthen,
  study, supervise, supply, support, survey, sustain, tailor, take, talk, target, taste, teach, tell, test, think,
  trace, track, trade, train, transform, translate, transport, treat, troubleshoot, tune, turn, understand, unlock,
  update, upgrade, upsell, use, validate, verify, visit, warehouse, wash, watch, weave, weigh, weld, win, work, write`

const IRREGULAR = `bought, brought, built, chosen, cut, drawn, driven, fed, found, given, grew, grown, held, kept, knew,
  led, lent, made, met, paid, put, ran, sent, set, shown, sold, spoken, taken, taught, thought, told, understood, won,
  woven, written, wrote`

/** Nouns that name a doing; without them "Quality control" or "Market research" would pass for things. */
const DOING_NOUNS = `acquisition, administration, advice, aftercare, analysis, analytics, application, assembly,
  assessment, assurance, automation, calibration, care, certification, collaboration, collection, communication,
  communications, construction, consultation, consultancy, conversion, coordination, creation, curation, delivery,
  demonstration, deployment, design, development, diagnosis, diagnostics, dispatch, distribution, documentation,
  education, engagement, evaluation, execution, exploration, fabrication, facilitation, fulfilment, fulfillment,
  generation, identification, improvement, innovation, inspection, installation, integration, intervention, invention,
  logistics, maintenance, management, moderation, monitoring, negotiation, operation, operations, optimisation,
  optimization, organisation, organization, outreach, placement, preparation, prevention, procurement, production,
  promotion, protection, prototyping, publication, reception, recruitment, renewal, renovation, retention, sale, sales,
  selection, storage, surveillance, treatment, upkeep, validation, verification, warehousing`

/** In singular and plural, as far as both are said. */
const ASSETS = `account, accounts, algorithm, algorithms, app, apps, asset, assets, building, buildings, bay, bays, brand,
  brands, capital, car, cars, cash, chef, chefs, clinic, cloud, computer, computers, contract, contracts, copyright,
  copyrights, credit, data, database, databases, depot, depots, designer, designers, developer, developers, employee,
  employees, engineer, engineers, equipment, expert, experts, factory, factories, farm, farms, fleet, fleets, funding,
  funds, furniture, garage, hardware, headquarters, hotel, hotels, infrastructure, intellectual, inventory, ip, kitchen,
  kitchens, knowhow, lab, labs, laboratory, laboratories, land, laptop, laptops, library, licence, licences, license,
  licenses, line, lines, loan, loans, logo, machine, machinery, machines, manager, managers, material, materials,
  mould, moulds, mold, molds, money, network, networks, office, offices, patent, patents, people, personnel, plant,
  plants, platform, platforms, premises, property, rights, robot, robots, room, rooms, server, servers, shop, shops, site,
  sites, software, specialist, specialists, staff, stock, store, stores, studio, studios, system, systems, team, teams,
  technician, technicians, technology, tool, tools, trademark, trademarks, truck, trucks, van, vans, vehicle, vehicles,
  warehouse, warehouses, website, websites, workers, workforce, workshop, workshops`

const ADMINISTRATION = `accounting, accountancy, administration, administrative, admin, archive, archiving, bookkeeping,
  clerical, correspondence, email, emails, expenses, filing, invoice, invoices, invoicing, mail, meetings, minutes,
  office, paperwork, payroll, photocopy, photocopying, reception, secretarial, tax, taxes, timesheets, typing`

/** What follows a noun, and never a verb that has an object. */
const AFTER_A_THING = foldedSet('and, or, of, in, at, for, with')

const VERB_FORMS = new Set([
  ...[...foldedSet(VERBS)].flatMap(formsOf),
  ...foldedSet(IRREGULAR),
  ...foldedSet(DOING_NOUNS),
])
const ASSET_WORDS = foldedSet(ASSETS)
const ADMINISTRATION_WORDS = foldedSet(ADMINISTRATION)

export const ENGLISH: WordLists = {
  language: 'en',
  small: foldedSet(SMALL),
  vague: foldedSet(VAGUE),
  tellsDoing: (words) => words.some(isVerb) || opensWithVerb(words),
  isAsset: (word) => ASSET_WORDS.has(word),
  isAdministration: (word) => ADMINISTRATION_WORDS.has(word),
}

function isVerb(word: string): boolean {
  return VERB_FORMS.has(word) && !ASSET_WORDS.has(word)
}

/** "Store goods" is a doing and "Store" a thing; so is "Plant and machines". */
function opensWithVerb([first, second]: readonly string[]): boolean {
  return first !== undefined && second !== undefined && VERB_FORMS.has(first) && !AFTER_A_THING.has(second)
}

/** "plan" → plan, plans, planned, planning. Forms that nobody writes do no harm in a set. */
function formsOf(verb: string): string[] {
  const stem = verb.endsWith('e') ? verb.slice(0, -1) : verb
  const doubled = /[^aeiou][aeiou][^aeiouwxy]$/.test(verb) ? verb + (verb.at(-1) ?? '') : stem
  const past = /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}i` : stem
  const third = /[^aeiou]y$/.test(verb)
    ? `${verb.slice(0, -1)}ies`
    : /(s|x|z|ch|sh)$/.test(verb)
      ? `${verb}es`
      : `${verb}s`
  return [verb, third, `${past}ed`, `${doubled}ed`, `${stem}ing`, `${doubled}ing`, `${verb}ing`]
}

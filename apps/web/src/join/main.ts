/** Entry of the join page: /j/<token> leads into a canvas, /d/<token> brings oneself from another device. */
import { mount } from 'svelte'
import '../app.css'
import '../fonts.css'
import { whenIdle } from '../lib/when-idle.ts'
import JoinPage from './JoinPage.svelte'

const [, place, encoded] = location.pathname.split('/')
const token = decodeURIComponent(encoded ?? '')
const kind = place === 'd' ? 'device' : 'canvas'
const target = document.getElementById('app')
if (target) mount(JoinPage, { target, props: { kind, token } })
void whenIdle()

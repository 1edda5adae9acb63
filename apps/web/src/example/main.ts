/** Entry of an example's page, /e/<key>: read from the catalogue, without a canvas behind it. */
import { exampleFor } from '@ninefold/shared/catalogue/examples/examples'
import { mount } from 'svelte'
import '../app.css'
import '../fonts.css'
import { whenIdle } from '../lib/when-idle.ts'
import ExamplePage from './ExamplePage.svelte'

const example = exampleFor(location.pathname.split('/')[2] ?? '')
const target = document.getElementById('app')
if (target && example) mount(ExamplePage, { target, props: { example } })
// The server knows the examples of its own version; this page may be of an older one.
else location.replace('/')
void whenIdle()

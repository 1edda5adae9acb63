/** Entry of the start page. */
import { mount } from 'svelte'
import '../app.css'
import '../fonts.css'
import { whenIdle } from '../lib/when-idle.ts'
import StartPage from './StartPage.svelte'

const target = document.getElementById('app')
if (target) mount(StartPage, { target })
void whenIdle()

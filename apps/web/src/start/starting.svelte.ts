/** One canvas being started at a time, whichever button it was: what it waits for, and what went wrong. */
import { startCanvas, type StartFrom } from './start-canvas.ts'

export class Starting {
  #from = $state.raw<StartFrom>()
  #problem = $state<string>()
  #asksForCode = $state(false)

  get isBusy(): boolean {
    return this.#from !== undefined
  }
  get problem(): string | undefined {
    return this.#problem
  }
  /** Canvases are started by invitation here: the operator's code is wanted before anything else. */
  get asksForCode(): boolean {
    return this.#asksForCode
  }
  /** Whether it is this that is being started. */
  isStarting(key: string): boolean {
    return this.#from?.template === key || this.#from?.example === key
  }

  /** Leads into the canvas, or says why not. */
  async start(from: StartFrom = {}): Promise<void> {
    if (this.isBusy) return
    this.#from = from
    this.#problem = undefined
    const started = await startCanvas(from)
    if (started.ok) return enter(started.canvasId)
    if (started.needsCode) this.#asksForCode = true
    else this.stop(started.problem)
  }

  /** Tries once more with the operator's code; what is wrong with it, or nothing. */
  async startWithCode(code: string): Promise<string | undefined> {
    const started = await startCanvas(this.#from, code)
    if (!started.ok) return started.problem
    enter(started.canvasId)
    return undefined
  }

  stop(problem?: string): void {
    this.#from = undefined
    this.#asksForCode = false
    this.#problem = problem
  }

  /** Back by the browser's button, the page is as it was left: still starting. For an `$effect`. */
  forgetOnReturn(): () => void {
    const onpageshow = (event: PageTransitionEvent): void => {
      if (event.persisted) this.stop()
    }
    addEventListener('pageshow', onpageshow)
    return () => removeEventListener('pageshow', onpageshow)
  }
}

function enter(canvasId: string): void {
  location.assign(`/c/${canvasId}`)
}

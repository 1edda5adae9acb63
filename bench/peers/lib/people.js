/**
 * Twenty people who type into a note each. A worker keeps the time, as a socket would: what arrives, arrives as a
 * message of its own.
 */
export const PEOPLE = 20

/** `apply(person, letter)` is called `rate` times a second; the function returned ends it. */
export function typeTogether(rate, apply) {
  const source = `let i = 0; setInterval(() => postMessage(i++), ${1000 / rate})`
  const worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })))
  worker.onmessage = ({ data }) => apply(data % PEOPLE, 'abcdefghij '.charAt(Math.floor(data / PEOPLE) % 11))
  return () => worker.terminate()
}

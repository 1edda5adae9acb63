/**
 * The editor with others in it: CodeMirror on the shared text, their carets and selections shown. Loaded lazily. It
 * lives in a shadow root, because CodeMirror brings its styles as a sheet of its own and the page's content policy
 * allows such sheets only there.
 */
import { insertNewline, standardKeymap } from '@codemirror/commands'
import { EditorState, type Extension, type Transaction } from '@codemirror/state'
import { EditorView, keymap } from '@codemirror/view'
import { yCollab, ySyncAnnotation, yUndoManagerKeymap } from 'y-codemirror.next'
import { caretsOnly } from './carets.ts'
import type { Editor, EditorOptions } from './editor.ts'
import { pastedInto } from './pasted.ts'

export function createRichEditor(options: EditorOptions): Editor {
  const host = document.createElement('div')
  options.parent.append(host)
  const root = host.attachShadow({ mode: 'open' })
  const carets = caretsOnly(options.awareness)
  const end = options.text.length
  const { anchor, head } = options.selection ?? { anchor: end, head: end }
  const view = new EditorView({
    parent: root as unknown as Element, // a shadow root takes children like an element; the type does not say so
    root,
    state: EditorState.create({
      doc: options.text.toString(),
      selection: { anchor: Math.min(anchor, end), head: Math.min(head, end) },
      extensions: [
        keys(options),
        yCollab(options.text, carets, { undoManager: options.undo }),
        stopAtLimit(options.limit),
        behaviour(options),
        LOOK,
      ],
    }),
  })
  view.focus()
  options.onchange(view.state.doc.length)
  return {
    get selection() {
      return view.state.selection.main
    },
    get busy() {
      return view.composing
    },
    destroy() {
      view.destroy()
      carets.destroy()
      host.remove()
    },
  }
}

function keys(options: EditorOptions): Extension {
  const run = (action: () => void) => () => {
    action()
    return true
  }
  const { onenter } = options
  return keymap.of([
    {
      key: 'Enter',
      run: onenter ? run(onenter) : insertNewline,
      shift: insertNewline,
      stopPropagation: true,
    },
    { key: 'Escape', run: run(options.onescape), stopPropagation: true },
    ...yUndoManagerKeymap.map((binding) => ({ ...binding, stopPropagation: true })),
    ...standardKeymap.filter((binding) => binding.key !== 'Enter'),
  ])
}

function behaviour(options: EditorOptions): Extension {
  return [
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({
      'aria-label': options.label,
      'aria-placeholder': options.placeholder,
      dir: 'auto',
    }),
    EditorView.editorAttributes.of((view) => (view.state.doc.length === 0 ? { class: 'cm-empty' } : null)),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) options.onchange(update.state.doc.length)
    }),
    EditorView.domEventHandlers({
      blur: () => options.onblur(),
      paste: (event, view) => {
        if (!options.onenter) return false
        const { from, to } = view.state.selection.main
        const room = options.limit - view.state.doc.length + to - from
        const text = event.clipboardData?.getData('text/plain') ?? ''
        const pasted = pastedInto(text, options.limit, room)
        if (!pasted) return false
        view.dispatch(view.state.replaceSelection(pasted.here), { userEvent: 'input.paste' })
        if (pasted.rest.length > 0) options.onlines(pasted.rest)
        return true
      },
    }),
  ]
}

/** Typing stops at the limit; what others type is never refused, and a text that is already longer may shrink. */
function stopAtLimit(limit: number): Extension {
  return EditorState.transactionFilter.of((transaction: Transaction) => {
    if (!transaction.docChanged || transaction.annotation(ySyncAnnotation)) return transaction
    const excess = transaction.newDoc.length - Math.max(limit, transaction.startState.doc.length)
    if (excess <= 0) return transaction
    return trimmed(transaction, excess) ?? []
  })
}

/** A single insertion cut by `excess` letters; null when the change is of another kind. */
function trimmed(transaction: Transaction, excess: number) {
  const changes: { from: number; to: number; insert: string }[] = []
  transaction.changes.iterChanges((from, to, _fromB, _toB, inserted) => {
    changes.push({ from, to, insert: inserted.toString() })
  })
  const [change] = changes
  if (changes.length !== 1 || !change || change.insert.length <= excess) return null
  const insert = change.insert.slice(0, change.insert.length - excess)
  return { changes: { ...change, insert }, selection: { anchor: change.from + insert.length } }
}

const LOOK = EditorView.theme({
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'inherit', lineHeight: 'inherit', overflow: 'visible' },
  '.cm-content': { padding: '0', caretColor: 'var(--ink)', minHeight: '1.35em' },
  '.cm-line': { padding: '0' },
  // Drawn, not written: what stands in the field is the note's text and nothing else.
  '&.cm-empty .cm-content::before': {
    content: 'attr(aria-placeholder)',
    position: 'absolute',
    color: 'var(--ink-3)',
    pointerEvents: 'none',
  },
  '.cm-ySelectionCaret': { borderWidth: '0 0 0 2px', margin: '0 -1px' },
  '.cm-ySelectionCaretDot': { display: 'none' },
  // The note itself wears the names; a label at the caret would cover the line above.
  '.cm-ySelectionInfo': { display: 'none' },
})

/** Runes everywhere; the compiler's own warnings about accessibility fail the check. */
export default { compilerOptions: { runes: true } }

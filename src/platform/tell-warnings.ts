/** Says whole sentences where whoever synthesizes sees them: a warning that nobody sees is none, and an app has no other way to its user. */
export function tellWarnings(warnings: readonly string[]): void {
  // eslint-disable-next-line no-console -- see above
  for (const warning of warnings) console.warn(`warning: ${warning}`);
}

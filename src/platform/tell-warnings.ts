import { IConstruct, IValidation } from 'constructs';

/** Says whole sentences where whoever synthesizes sees them: a warning that nobody sees is none, and an app has no other way to its user. */
export function tellWarnings(warnings: readonly string[]): void {
  // eslint-disable-next-line no-console -- see above
  for (const warning of warnings) console.warn(`warning: ${warning}`);
}

/** Every app validates its constructs when it is synthesized, some twice: nothing else is asked of those in a chart of somebody's own. */
export function tellingOnce({ node, warnings }: IConstruct & { readonly warnings: readonly string[] }): IValidation {
  let isTold = false;
  return {
    validate: () => {
      if (!isTold) tellWarnings(warnings.map((warning) => `[${node.path}] ${warning}`));
      isTold = true;
      return [];
    },
  };
}

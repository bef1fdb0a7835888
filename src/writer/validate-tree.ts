import { App } from 'cdk8s';
import { ERRORS, ErrorCode } from '../core/error-catalogue';
import { Problem } from '../core/problem';

/** Runs every validation in the tree once, and finds what `App.synth()` would throw. */
export function validateTree(app: App): Problem[] {
  return app.node.findAll().flatMap((construct) => construct.node.validate().map((message) => asProblem(construct.node.path, message)));
}

function asProblem(path: string, message: string): Problem {
  const [, what, instead, code] = /^(.*); (.*) \((\w+)\)$/s.exec(message) ?? [];
  if (code !== undefined && Object.hasOwn(ERRORS, code)) return { what, instead, code: code as ErrorCode, text: `[${path}] ${message}` };
  // a construct that is not ours has a grammar of its own, and may use several lines
  const found = { what: message.replace(/\s+/g, ' ').trim(), instead: 'see the construct, whose own rule this is', code: 'ValidationFailed' } as const;
  return { ...found, text: `[${path}] ${found.what}; ${found.instead} (${found.code})` };
}

import { also } from '../core/props';
import { quote } from '../core/quote';
import { goRegexp } from './go-regexp';

/** As iptables names several interfaces, and Cilium in `devices`: `eth+`. Of Go it is a regular expression too, and means another thing. */
const WILDCARD = /^([A-Za-z][\w-]*)\+$/;

/** A regular expression for names of interfaces, which need not stand for all of a name. */
export const interfaceExpression = also(goRegexp, (value) => {
  const [, beginning] = WILDCARD.exec(value) ?? [];
  return beginning === undefined ? undefined : {
    what: `${quote(value)} is a wildcard of iptables: as a regular expression it means one ${quote(beginning.slice(-1))} or more, anywhere in a name`,
    instead: `write ${quote(`^${beginning}`)}`,
    code: 'InterfaceInvalid',
  };
});

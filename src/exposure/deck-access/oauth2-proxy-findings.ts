import { Finding } from '../../core/problem';
import { quote } from '../../core/quote';
import { DeckFront } from './deck-access-plan';
import { Oauth2ProxySettings } from './oauth2-proxy-options';

/** The name of the cookie of a second deck; oauth2-proxy's own is that of the first. */
export const PRIVATE_COOKIE = '_private_oauth2_proxy';

/** Files of jobs are what the login is there for. */
function openPages({ publicPaths }: Oauth2ProxySettings, { pages }: DeckFront): readonly Finding[] {
  return publicPaths.filter((path) => pages?.paths.some((one) => one.startsWith(path) || path.startsWith(one))).map((path) => ({
    what: `${quote(path)} of publicPaths lets everybody see files of jobs, which gcsweb shows there`, instead: 'leave it out', code: 'EverythingPublic',
  }));
}

/** What does not fit the deck behind it. */
export function oauth2ProxyFindings(settings: Oauth2ProxySettings, front: DeckFront): readonly Finding[] {
  return [...openPages(settings, front), ...cookieFindings(settings, front), ...privateFindings(settings, front), ...addressFindings(settings, front)];
}

/** A browser sends the cookies of a host to all of its ports, so that the names of two logins are to differ. */
function cookieFindings({ extraArgs }: Oauth2ProxySettings, front: DeckFront): readonly Finding[] {
  return extraArgs.flatMap((argument) => {
    const [, name] = /^--cookie-name=(.*)$/.exec(argument) ?? [];
    if (name === undefined || (!front.isPrivate && name !== PRIVATE_COOKIE)) return [];
    return [{
      what: front.isPrivate ? `${quote(argument)} in extraArgs is set by us, so that the cookie of one deck never takes the place of that of the other`
        : `${quote(argument)} in extraArgs is the name of the cookie of a private deck`,
      instead: front.isPrivate ? `leave it out: it is ${PRIVATE_COOKIE}` : 'write another one, or leave it out', code: 'ArgumentTaken',
    }];
  });
}

/** What a private deck shows is for nobody who was not asked, and publicPaths say so of themselves. */
function privateFindings({ extraArgs }: Oauth2ProxySettings, { isPrivate }: DeckFront): readonly Finding[] {
  return extraArgs.filter((argument) => isPrivate && /^--(skip-auth-route|skip-auth-regex|trusted-ip)=/.test(argument)).map((argument) => ({
    what: `${quote(argument)} in extraArgs lets people see what the first deck leaves out, and asks them nothing`, instead: 'leave it out', code: 'PrivateDeckOpen',
  }));
}

function addressFindings({ cookieSecure }: Oauth2ProxySettings, { deckUrl }: DeckFront): readonly Finding[] {
  if (deckUrl === undefined) {
    const what = 'GitHub must be told where to send people back to, and the address of deck is not known';
    return [{ what, instead: 'give the exposure an address, a domain or a deckUrl', code: 'DeckUrlUnknown' }];
  }
  if (cookieSecure === true && deckUrl.startsWith('http://')) {
    const what = `${quote(deckUrl)} is not https, and browsers keep cookies of cookieSecure for https only`;
    return [{ what, instead: 'use an exposure with TLS, or leave cookieSecure out', code: 'DeckUrlNotHttps' }];
  }
  return [];
}

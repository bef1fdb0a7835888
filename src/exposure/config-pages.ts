import { ExposureContext, ExposurePlan } from './exposure-plan';

/**
 * Pages of deck that show all of Prow's configuration: every repository and job, those that its lists hide among them. deck finds them by the path
 * without its escapes, so that `/%63onfig` is one of them too; it answers nothing below them, and sends `//config` to `/config`.
 *
 * Source: prow cmd/deck/main.go at a61940897; go1.26 net/http, ServeMux.
 */
export const CONFIG_PAGES: readonly string[] = ['/config', '/plugin-config'];

const SHOWN = '/config and /plugin-config of deck show all of Prow\'s configuration, with the jobs of repositories that its lists leave out';

/** What becomes of them where the way in closes them; `still` says who reads them all the same. */
export function closedPagesNote(how: string, still?: string): string {
  return `${SHOWN}: ${how}.${still === undefined ? '' : ` ${still}`} deckAccess: DeckAccess.open({ configPages: true }) leaves them open.`;
}

/** How they are closed where all that can be said is where a path leads to: hook answers 200, and nothing, to what is not for it. */
export const EMPTY_PAGES = 'from outside they lead to hook, which answers with an empty page';

/** The same plan, with what it means that this way in closes no path. */
export function withOpenPages(why: string, { closedPages }: ExposureContext, plan: ExposurePlan): ExposurePlan {
  return closedPages.length === 0 ? plan : { ...plan, notes: [...plan.notes, openPagesNote(why)] };
}

function openPagesNote(why: string): string {
  return `${SHOWN}, to everybody who reaches it: ${why}. Exposure.ingress(), Exposure.gateway(), Tunnel.cloudflared() and frontProxy: FrontProxy.envoy() `
    + 'close them, DeckAccess.oauth2Proxy(…) all of deck, and deckAccess: DeckAccess.open({ configPages: true }) says that they are meant for everybody.';
}

/** What is not known of who compares a path with one of them. */
export function unknownEscapesNote(name: string): string {
  return `Whether ${name} compares a path without its escapes is not known here: ask it for /%63onfig, which deck takes for /config.`;
}

/** What it means that paths are compared as they come. */
export function escapesNote(name: string): string {
  return `${name} compares a path as it comes: who asks for /%63onfig, which deck takes for /config, still reads it.`;
}

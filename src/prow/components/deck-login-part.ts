import { DeckLoginPlan } from '../deck-login/deck-login-plan';
import { PodPart } from './pod-part';
import { pluginsPart } from './pod-parts';

const OAUTH_MOUNT = '/etc/githuboauth';
const COOKIE_MOUNT = '/etc/cookie';

/**
 * What deck needs to let people sign in, and to rerun and abort. With `plugins.yaml`, because deck asks it who may write `/test`, and dies of
 * the question without. Source: prow cmd/deck/main.go and rerun.go at a61940897.
 */
export function deckLoginPart(login: DeckLoginPlan | undefined): PodPart {
  if (login === undefined) return {};
  const { oauth, cookie } = login;
  return {
    args: [
      ...pluginsPart.args ?? [],
      '--oauth-url=/github-login',
      `--github-oauth-config-file=${OAUTH_MOUNT}/${oauth.key}`,
      `--cookie-secret=${COOKIE_MOUNT}/${cookie.key}`,
      '--rerun-creates-job=true',
    ],
    volumes: [
      ...pluginsPart.volumes ?? [],
      { name: 'github-oauth', secret: { secretName: oauth.secretName } },
      { name: 'cookie', secret: { secretName: cookie.secretName } },
    ],
    mounts: [
      ...pluginsPart.mounts ?? [],
      { name: 'github-oauth', mountPath: OAUTH_MOUNT, readOnly: true },
      { name: 'cookie', mountPath: COOKIE_MOUNT, readOnly: true },
    ],
  };
}

import { Endpoint, endpointUrl } from '../../core/endpoint';
import { quotedYamlText } from '../../core/yaml-text';
import { CloudflaredModel } from './cloudflared-model';

/** Where the files of both are mounted; a folder each, because a Secret or ConfigMap covers all of its own. */
export const CONFIG_FOLDER = '/etc/cloudflared/config';
export const CREDENTIALS_FOLDER = '/etc/cloudflared/credentials';

/** What may come in, first match first. */
export interface TunnelRule {
  readonly hostname?: string;
  /** Regular expression of the whole path. */
  readonly path?: string;
  readonly service: string;
}

/** The path of webhooks and no other. */
export const HOOK_PATH = '^/hook$';

/** Rules for hook's one path, for deck, and against everything else. */
export function tunnelRules({ hosts }: CloudflaredModel, hook: Endpoint, deck: Endpoint): readonly TunnelRule[] {
  return [
    { hostname: hosts.hook, path: HOOK_PATH, service: endpointUrl(hook) },
    { hostname: hosts.deck, service: endpointUrl(deck) },
    { service: 'http_status:404' },
  ];
}

/** `config.yaml`. Source: cloudflared 2026.8.2, config/configuration.go and ingress/ingress.go. */
export function tunnelConfig({ identity: { tunnelId, key } }: CloudflaredModel, rules: readonly TunnelRule[]): string {
  const credentials = tunnelId === undefined ? {} : { 'tunnel': tunnelId, 'credentials-file': `${CREDENTIALS_FOLDER}/${key}` };
  return quotedYamlText({ ...credentials, ingress: rules });
}

import { isIpAddress } from '../../core/net';
import { Props } from '../../core/props';
import { quote } from '../../core/quote';

interface Said {
  readonly bucket: string;
  readonly endpoint?: string;
  readonly region: string;
  readonly insecure: boolean;
}

/** Amazon's hosts: of S3 alone, of a region, with or without IPv6, of a bucket; China's end in `.cn`. */
const AMAZON = /^(?:(.+)\.)?s3(?:[.-](?:dualstack\.|fips\.|fips-)*([a-z]+(?:-[a-z]+)+-\d+))?\.amazonaws\.com(?:\.cn)?$/;
/** Amazon's regions have three words or more and a number: `us-east-1`, `us-gov-west-1`. */
const AMAZON_REGION = /^[a-z]{2,5}(-[a-z]+)+-\d{1,2}$/;

/** Reports what the address of a server contradicts: the bucket, the region, its own scheme, and where pods look for it. */
export function checkS3Endpoint(said: Said, p: Props<'endpoint' | 'region' | 'insecure'>): void {
  const { bucket, endpoint, region, insecure } = said;
  if (endpoint === undefined) return checkAmazonRegion(region, p);
  const { hostname, pathname, protocol } = new URL(endpoint);
  const host = hostname.replace(/^\[|\]$/g, '');
  const [, ofBucket, ofRegion] = AMAZON.exec(host) ?? [];
  const unfit = (what: string, instead: string): void => p.problem('endpoint', { what, instead, code: 'StoreEndpointUnfit' });
  if (pathname.split('/').includes(bucket)) {
    unfit(`${quote(endpoint)} holds the bucket, which stands behind it once more in each request`, `write ${quote(new URL(endpoint).origin)}`);
  } else if (ofBucket === bucket || host.startsWith(`${bucket}.`)) {
    unfit(`${quote(endpoint)} holds the bucket, which stands before it once more in each request`, `write ${quote(endpoint.replace(`//${bucket}.`, '//'))}`);
  }
  if (isLoopback(host)) {
    unfit(`${quote(endpoint)} is each pod itself, and no store is in it`, 'write the name of the store\'s Service, like "http://minio.storage:9000"');
  } else if (host === '0.0.0.0' || host === '::') {
    unfit(`${quote(endpoint)} is where a server listens, and no address to call`, 'write the name of the store\'s Service, like "http://minio.storage:9000"');
  }
  if (AMAZON.test(host)) {
    checkAmazonRegion(region, p);
    if (ofRegion !== undefined && ofRegion !== region && AMAZON_REGION.test(region)) {
      unfit(`${quote(endpoint)} is in ${ofRegion}, and requests are signed for ${region}`, `write region: ${quote(ofRegion)} and leave endpoint out`);
    }
  }
  if (insecure && protocol === 'http:') {
    p.problem('insecure', { what: `${quote(endpoint)} has no certificate that could be checked`, instead: 'leave it out', code: 'PropWithoutEffect' });
  }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || host === '::1' || (isIpAddress(host) && host.startsWith('127.'));
}

function checkAmazonRegion(region: string, p: Props<'region'>): void {
  if (AMAZON_REGION.test(region)) return;
  const [, words, number] = /^([a-z]+(?:-[a-z]+)+)(\d{1,2})$/.exec(region.toLowerCase().replace(/_/g, '-').replace(/-(\d)$/, '$1')) ?? [];
  const instead = words === undefined ? 'write one like "eu-central-1", or name your own server by endpoint' : `did you mean ${quote(`${words}-${number}`)}?`;
  p.problem('region', { what: `${quote(region)} is not a region of Amazon`, instead, code: 'RegionInvalid' });
}

import { isIPv4, isIPv6 } from 'node:net';

/**
 * The client that a request is counted for: an address, or for IPv6 the network of a household (/64), since anyone can
 * change addresses within it at will. Behind proxies, the address comes from X-Forwarded-For. If that entry is not an
 * address, the proxy's own address counts.
 *
 * @param proxies how many entries of X-Forwarded-For, from its end, our own proxies wrote
 */
export function clientOf(address: string, forwardedFor: string | null, proxies: number): string {
  const hops = proxies > 0 ? entriesOf(forwardedFor ?? '') : [];
  const believed = hops.at(-Math.min(proxies, hops.length)) ?? '';
  return counted(believed) ?? counted(address) ?? address;
}

function entriesOf(list: string): string[] {
  return list
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}

/** The address or network that an entry counts as. Undefined: the entry is not an address. */
function counted(entry: string): string | undefined {
  const address = withoutPort(entry);
  if (isIPv4(address)) return address;
  if (!isIPv6(address)) return undefined;
  const groups = groupsOf(address);
  // An IPv4 address in the form of a socket that serves both protocols.
  if (groups.slice(0, 6).join(':') === '0:0:0:0:0:ffff') {
    return groups
      .slice(6)
      .flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255])
      .join('.');
  }
  return `${groups.slice(0, 4).join(':')}::/64`;
}

/**
 * The address of an entry. Some proxies add a port (and brackets for IPv6), quotation marks, or the name of an
 * interface.
 */
function withoutPort(entry: string): string {
  const text = entry.replace(/^"(.*)"$/, '$1');
  const [, bracketed] = /^\[([^\]]*)\](?::\d+)?$/.exec(text) ?? [];
  return (bracketed ?? text.replace(/^([^:]*):\d+$/, '$1')).replace(/%.*$/, '');
}

/** The eight groups of an IPv6 address, without leading zeros. */
function groupsOf(address: string): string[] {
  // A URL normalises an address to its shortest form, with an IPv4 end in hexadecimal.
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const [before, after] = [head, tail ?? ''].map((half) => (half === '' ? [] : half.split(':'))) as [
    string[],
    string[],
  ];
  return [...before, ...Array<string>(8 - before.length - after.length).fill('0'), ...after];
}

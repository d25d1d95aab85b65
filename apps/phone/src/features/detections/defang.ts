/**
 * A web address or host that can be read and copied but not followed by mistake: `hxxps://login[.]fabrikam[.]example/a`.
 * Only the part up to the path is changed, so that the path can still be searched for.
 */
export function defang(address: string): string {
  const [, scheme = '', host = '', rest = ''] = /^([a-z][a-z0-9+.-]*:\/\/)?([^/?#]*)(.*)$/is.exec(address) ?? []
  return scheme.replace(/^http/i, 'hxxp').replace(/^ftp/i, 'fxp') + host.replaceAll('.', '[.]') + rest
}

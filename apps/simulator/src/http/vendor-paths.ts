/** Whether a path belongs to the Defender API; everything else at the vendor's is Entra's. */
export const isDefender = (pathname: string): boolean => /^\/api(\/|$)/i.test(pathname)

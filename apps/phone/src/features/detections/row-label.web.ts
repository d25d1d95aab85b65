/**
 * None: in a browser a row is named by the words in it. A name that reads otherwise would leave
 * who steers by voice without the words to say (WCAG 2.2, 2.5.3).
 */
export function rowLabel(): undefined {}

// What an entry of the browser's history remembers of the page.

/** Marks an entry of the history with how many networks had been chosen before it. @param {number} choice */
export const markOf = (choice) => ({ deltascope: choice });

/** How many networks had been chosen before an entry; null where it is none of ours. @param {unknown} state  its history.state */
export function choiceOf(state) {
  if (typeof state !== 'object' || state === null || !Object.hasOwn(state, 'deltascope'))
    return null;
  const choice = Reflect.get(state, 'deltascope');
  return Number.isInteger(choice) ? choice : null;
}

// Looks that come with their elements, for the document that shows them.

/** Gives rules to the document, once. @param {import('lit').CSSResult} rules */
export function adopt({ styleSheet }) {
  if (styleSheet && !document.adoptedStyleSheets.includes(styleSheet))
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, styleSheet];
}

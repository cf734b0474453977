// Marks the section that is being read in the navigation.

export function showWhereWeAre() {
  const links = [...document.querySelectorAll('nav a')];
  const sections = links.map((link) =>
    document.querySelector(/** @type {string} */ (link.getAttribute('href'))),
  );
  const look = () => {
    const line = window.innerHeight / 3;
    const current = sections.findLastIndex(
      (section) => section && section.getBoundingClientRect().top < line,
    );
    links.forEach((link, index) => {
      if (index === current) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    });
  };
  document.addEventListener('scroll', look, { passive: true });
  look();
}

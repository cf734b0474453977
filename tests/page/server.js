// Serves dist/ from a sub-path under the strict policy, within Playwright's own process, so that it ends with it.
import { listen, server } from '../../tools/serve.mjs';

export default async function serve() {
  const http = server({ base: '/some/where/' });
  await listen(http, Number(process.env.PAGE_PORT));
  return () => {
    http.close();
    http.closeAllConnections();
  };
}

// Starts the application on a page of its own, then makes it work off line.

import { failure, mount } from "./mount.js";
import { stayOffline } from "./offline.js";

const element = document.getElementById("encours");
const parameters = { workspace: element.dataset.workspace };

mount(element, parameters).then(
  ({ ui }) => {
    // Files that the system opens with the installed application.
    globalThis.launchQueue?.setConsumer(async ({ files }) => {
      if (files?.length) ui.open_files(await Promise.all(files.map((file) => file.getFile())));
    });
    // The page is there: what follows may take its time, and must never harm it.
    return stayOffline((apply) => ui.offer_update(apply)).catch(() => {});
  },
  (error) => element.replaceChildren(failure(error, document.documentElement.lang !== "en")),
);

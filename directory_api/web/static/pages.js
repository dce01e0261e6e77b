/* What a script can add to pages that work without one: leaving at once, printing, a live chat. */
"use strict";

(() => {
  /* Exit: hide what is on the screen, end the conversation, put the neutral page in this page's place. */
  const leave = () => {
    const form = document.querySelector("form[data-exit]");
    document.documentElement.hidden = true;
    document.title = "";
    fetch(form.action, {
      method: "POST", body: new URLSearchParams(new FormData(form)), keepalive: true, redirect: "manual",
    }).catch(() => {});
    window.location.replace(form.dataset.exit);
  };

  const listenForExit = () => {
    document.querySelector("form[data-exit]").addEventListener("submit", (event) => {
      event.preventDefault();
      leave();
    });
  };

  /* Escape three times, or Shift three times with nothing else between, leaves at once. */
  let presses = [];
  const countPresses = (event) => {
    if (event.repeat) return;
    const counts = event.key === "Escape" || event.key === "Shift";
    if (!counts || (presses.length && presses[0].key !== event.key)) presses = [];
    if (!counts) return;
    presses = presses.filter((press) => event.timeStamp - press.at < 3000);
    presses.push({ key: event.key, at: event.timeStamp });
    if (presses.length >= 3) leave();
  };

  /* A page that comes back from the browser's memory after an exit must not show its words again. */
  window.addEventListener("pageshow", (event) => {
    if (event.persisted && document.documentElement.hidden) window.location.reload();
  });

  const listenForPrint = () => {
    for (const button of document.querySelectorAll("[data-print]")) {
      button.hidden = false;
      button.addEventListener("click", () => window.print());
    }
    /* A folded part of a table belongs on the paper too. */
    window.addEventListener("beforeprint", () => {
      for (const folded of document.querySelectorAll("details:has(.verdicts)")) folded.open = true;
    });
  };

  /* Text for case notes: the box can be copied by hand too. */
  const listenForCopy = () => {
    for (const button of document.querySelectorAll("[data-copy]")) {
      if (!navigator.clipboard) continue;
      const said = button.parentElement.querySelector("[role=status]");
      button.hidden = false;
      button.addEventListener("click", async () => {
        const field = byId(button.dataset.copy);
        field.select();
        try {
          await navigator.clipboard.writeText(field.value);
          said.textContent = said.dataset.copied;
        } catch (problem) {
          said.textContent = "";
        }
      });
    }
  };

  /* Chat: the same form, the same page; only what is new in the answer is put into this one. */
  const byId = (id) => document.getElementById(id);

  const takeOver = (page) => {
    document.documentElement.lang = page.documentElement.lang;
    document.documentElement.dir = page.documentElement.dir;
    document.body.replaceWith(document.adoptNode(page.body));
    start();
  };

  const append = (page) => {
    const log = byId("messages");
    const last = Number(log.lastElementChild?.dataset.number ?? 0);
    const fresh = [...page.querySelectorAll("#messages > li")].filter((item) => Number(item.dataset.number) > last);
    byId("latest")?.removeAttribute("id");
    for (const item of fresh) log.append(document.adoptNode(item));
    /* Urgent words stay on the screen once they came. */
    const crisis = page.querySelector(".crisis-urgent");
    const replaced = ["chat-doors", "chat-state", "chat-choices", "chat-facts"];
    if (crisis) replaced.push("urgent-place", "heading-place");
    else if (!document.querySelector(".crisis-urgent")) replaced.push("heading-place");
    for (const id of replaced) {
      byId(id).replaceWith(document.adoptNode(page.getElementById(id)));
    }
    const exitForm = document.querySelector("form[data-exit]");
    exitForm.replaceWith(document.adoptNode(page.querySelector("form[data-exit]")));
    listenForExit();
    (crisis ? byId("urgent-place") : fresh[0] || log).scrollIntoView({ block: "start" });
  };

  const listenForChat = () => {
    const chat = document.querySelector("form[data-chat]");
    if (!chat) return;
    chat.addEventListener("submit", async (event) => {
      event.preventDefault();
      if (chat.getAttribute("aria-busy") === "true") return;
      const fields = new URLSearchParams(new FormData(chat, event.submitter));
      chat.setAttribute("aria-busy", "true");
      try {
        const answer = await fetch(chat.action, { method: "POST", body: fields });
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const isSame = answer.ok && page.documentElement.lang === document.documentElement.lang;
        if (!isSame) { takeOver(page); return; }
        append(page);
        byId("chat-text").value = "";
        byId("chat-text").focus({ preventScroll: true });
      } catch (problem) {
        /* No network: let the browser send the form and say so itself. */
        chat.submit();
      } finally {
        chat.removeAttribute("aria-busy");
      }
    });
  };

  const start = () => {
    listenForExit();
    listenForPrint();
    listenForCopy();
    listenForChat();
    document.querySelector("[data-focus]")?.focus();
  };

  document.addEventListener("keydown", countPresses);
  start();
})();

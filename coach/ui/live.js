// Asks the server every moment whether anything changed in a joint room, and says who is here. It sends one bit (is
// somebody typing?) and never a word of what is typed. Names are drawn as text alone.

const SOON = 700, HIDDEN = 3000, LOST_SOON = 1000, LOST_LATER = 3000, BLIND = 3000, AGAIN = 4000, TYPED = 1500;
const BOX = '[data-testid="stChatInputTextArea"]';
const live = new WeakMap();

export default function (component) {
  const { parentElement, data } = component;
  let room = live.get(parentElement);
  if (!room) {
    room = begin(parentElement);
    live.set(parentElement, room);
  }
  room.given(component);
  return () => {
    room.end();
    live.delete(parentElement);
  };
}

function begin(root) {
  let data = null, trigger = () => {}, timer = 0, over = false, asking = false, failures = 0, typed = 0;
  let asked = "", askedAt = 0, people = [];

  const line = document.createElement("p");
  line.className = "rc-note rc-presence";
  const lost = document.createElement("p");
  lost.className = "rc-note rc-lost";
  lost.setAttribute("role", "status");
  root.append(lost, line);

  // Streamlit draws anew through its own connection, which may come back later than ours.
  const connected = () => {
    const app = document.querySelector('[data-testid="stApp"]');
    return !app || app.getAttribute("data-test-connection-state") !== "DISCONNECTED";
  };

  function rerun(version) {
    if (!connected() || (asked === version && Date.now() - askedAt < AGAIN)) return;
    asked = version;
    askedAt = Date.now();
    trigger("changed", version);
  }

  function draw() {
    const words = [];
    for (const one of people) if (one.here && one.typing) words.push(data.typing.replace("{name}", () => one.name));
    const here = new Set(people.filter((one) => one.here).map((one) => one.name));
    for (const name of data.others) if (!here.has(name)) words.push(data.away.replace("{name}", () => name));
    const told = words.join(" ");
    if (line.textContent !== told) line.textContent = told;
  }

  function told_lost(text) {
    if (lost.textContent !== text) lost.textContent = text;
  }

  function next(wait) {
    clearTimeout(timer);
    if (!over) timer = setTimeout(ask, wait);
  }

  async function ask() {
    if (over || asking) return;
    asking = true;
    let wait = document.hidden ? HIDDEN : SOON;
    try {
      const box = document.querySelector(BOX);
      const typing = !!box && box.value.trim() !== "" && Date.now() - typed < TYPED;
      const answer = await fetch("joint/poll", {
        method: "POST",
        headers: { "Content-Type": "application/json", Authorization: `Bearer ${data.token}` },
        body: JSON.stringify({ typing }),
        cache: "no-store",
        signal: AbortSignal.timeout(5000),
      });
      const ours = (answer.headers.get("Content-Type") || "").startsWith("application/json");
      if (answer.ok && ours) {
        const said = await answer.json();
        if (over) return;
        failures = 0;
        told_lost("");
        people = said.people;
        draw();
        if (said.version !== data.version) rerun(said.version);
      } else if (answer.status >= 500) {
        throw new Error(String(answer.status));
      } else if (ours) {
        told_lost("");
        rerun(`refused-${Date.now()}`); // an old token, or no seat any more: the page knows what to say
        wait = AGAIN;
      } else {
        rerun(`blind-${Date.now()}`); // a server without this address: look anew now and then
        wait = BLIND;
      }
    } catch {
      failures += 1;
      if (failures > 1) told_lost(data.lost);
      wait = failures > 5 ? LOST_LATER : LOST_SOON;
    } finally {
      asking = false;
    }
    next(wait);
  }

  const wrote = (event) => {
    if (event.target instanceof Element && event.target.matches(BOX)) typed = Date.now();
  };
  const shown = () => {
    if (!document.hidden) next(0);
  };
  document.addEventListener("input", wrote, true);
  document.addEventListener("visibilitychange", shown);
  window.addEventListener("online", shown);

  return {
    given(component) {
      data = component.data;
      trigger = component.setTriggerValue;
      draw();
      if (!timer) next(0);
    },
    end() {
      over = true;
      clearTimeout(timer);
      document.removeEventListener("input", wrote, true);
      document.removeEventListener("visibilitychange", shown);
      window.removeEventListener("online", shown);
      root.replaceChildren();
    },
  };
}

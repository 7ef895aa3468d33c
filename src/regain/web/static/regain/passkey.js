// The ceremony of a passkey: <form data-passkey="create | answer | sign-in" data-passkey-options="id of the question">.
// The browser asks the device, the signed answer goes into the field `credential`, and the form leaves.
// Without this file the button sends an empty credential, and the page says what is missing.

const STOPPED = "La clé d’accès n’a pas répondu. Recommencez, ou choisissez un autre moyen.";
const MISSING = "Ce navigateur ne sait pas utiliser de clé d’accès. Choisissez un autre moyen.";

function say(form, words) {
  const status = form.querySelector("[data-passkey-status]");
  status.hidden = !words;
  status.textContent = words;
}

function bytes(text) {
  const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0)).buffer;
}

function text(buffer) {
  if (!buffer) return null;
  const plain = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

const opened = (descriptor) => ({ ...descriptor, id: bytes(descriptor.id) });

async function create(question, form) {
  const asked = question.creation_options.publicKey;
  const alone = form.elements.passwordless?.checked ?? false;
  const selection = {
    ...asked.authenticatorSelection,
    residentKey: alone ? "required" : "discouraged",
    requireResidentKey: alone,
    ...(alone ? { userVerification: "required" } : {}),
  };
  const made = await navigator.credentials.create({
    publicKey: {
      ...asked,
      authenticatorSelection: selection,
      challenge: bytes(asked.challenge),
      user: { ...asked.user, id: bytes(asked.user.id) },
      excludeCredentials: (asked.excludeCredentials ?? []).map(opened),
    },
  });
  return signed(made, {
    attestationObject: text(made.response.attestationObject),
    transports: made.response.getTransports?.() ?? [],
  });
}

async function answer(question) {
  const asked = question.request_options.publicKey;
  const given = await navigator.credentials.get({
    publicKey: {
      ...asked,
      challenge: bytes(asked.challenge),
      allowCredentials: (asked.allowCredentials ?? []).map(opened),
    },
  });
  return signed(given, {
    authenticatorData: text(given.response.authenticatorData),
    signature: text(given.response.signature),
    userHandle: text(given.response.userHandle),
  });
}

function signed(credential, response) {
  return {
    type: credential.type,
    id: credential.id,
    rawId: text(credential.rawId),
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: { clientDataJSON: text(credential.response.clientDataJSON), ...response },
  };
}

async function question(form) {
  const kept = form.dataset.passkeyOptions;
  if (kept) return JSON.parse(document.getElementById(kept).textContent);
  const reply = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!reply.ok) throw new Error(`the question was answered by ${reply.status}`);
  return reply.json();
}

async function ceremony(event) {
  const form = event.target;
  if (!form.matches("form[data-passkey]")) return;
  event.preventDefault();
  say(form, "");
  if (!window.PublicKeyCredential) {
    say(form, MISSING);
    return;
  }
  try {
    const asked = await question(form);
    const credential = form.dataset.passkey === "create" ? await create(asked, form) : await answer(asked);
    form.elements.credential.value = JSON.stringify(credential);
    form.submit();
  } catch {
    say(form, STOPPED);
  }
}

document.addEventListener("submit", ceremony);

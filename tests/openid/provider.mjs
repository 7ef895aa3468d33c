// A real OpenID Connect provider for the tests: npm's oidc-provider, which signs its userinfo as ProConnect does.
// node provider.mjs PORT ALGORITHM RETURN_ADDRESS LEAVING_ADDRESS
// It recognises whoever the tests say (POST /tests/person), and lies on demand (POST /tests/lie).

import http from "node:http";
import Provider from "oidc-provider";
import * as jose from "jose";

const [port, algorithm, back, leaving] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;
const pair = await jose.generateKeyPair(algorithm, { extractable: true });
const stranger = await jose.generateKeyPair(algorithm, { extractable: true });
const jwk = { ...(await jose.exportJWK(pair.privateKey)), kid: "signing", alg: algorithm, use: "sig" };

let person = {};
let lie = "";

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: "regain",
      client_secret: "a secret that the tests know",
      redirect_uris: [back],
      post_logout_redirect_uris: [leaving],
      userinfo_signed_response_alg: algorithm,
      id_token_signed_response_alg: algorithm,
    },
  ],
  jwks: { keys: [jwk] },
  claims: { openid: ["sub"], email: ["email", "email_verified"], given_name: ["given_name"], usual_name: ["usual_name"] },
  features: {
    devInteractions: { enabled: false },
    jwtUserinfo: { enabled: true },
    rpInitiatedLogout: { enabled: true },
  },
  pkce: { required: () => true },
  cookies: { keys: ["tests"] },
  enabledJWA: {
    idTokenSigningAlgValues: [algorithm],
    userinfoSigningAlgValues: [algorithm],
  },
  interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
  findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ ...person, sub }) }),
  async loadExistingGrant(ctx) {
    const grant = new ctx.oidc.provider.Grant({
      clientId: ctx.oidc.client.clientId,
      accountId: ctx.oidc.session.accountId,
    });
    grant.addOIDCScope("openid email given_name usual_name");
    await grant.save();
    return grant;
  },
});

async function falsify(token) {
  const claims = jose.decodeJwt(token);
  const now = Math.floor(Date.now() / 1000);
  const sign = (payload, key = pair.privateKey, kid = "signing") =>
    new jose.SignJWT(payload).setProtectedHeader({ alg: algorithm, kid }).sign(key);
  const plain = (part) => Buffer.from(JSON.stringify(part)).toString("base64url");
  const [head, , signature] = token.split(".");
  const lies = {
    tampered: () => [head, plain({ ...claims, email: "maire@ville.example" }), signature].join("."),
    none: () => [plain({ alg: "none" }), plain(claims), ""].join("."),
    shared_secret: async () =>
      new jose.SignJWT(claims)
        .setProtectedHeader({ alg: "HS256", kid: "signing" })
        .sign(new TextEncoder().encode(await jose.exportSPKI(pair.publicKey))),
    unknown_key: () => sign(claims, stranger.privateKey, "stranger"),
    wrong_key: () => sign(claims, stranger.privateKey),
    audience: () => sign({ ...claims, aud: "another" }),
    issuer: () => sign({ ...claims, iss: "https://else.example" }),
    expired: () => sign({ ...claims, exp: now - 3600 }),
    not_yet: () => sign({ ...claims, nbf: now + 3600 }),
    subject: () => sign({ ...claims, sub: "somebody-else" }),
    nonce: () => sign({ ...claims, nonce: "another" }),
  };
  return lies[lie.split(":")[1]]();
}

provider.use(async (ctx, next) => {
  await next();
  const [place] = lie.split(":");
  if (place === "userinfo" && ctx.path === "/me") {
    if (lie.endsWith(":json")) {
      ctx.body = jose.decodeJwt(ctx.body);
      return;
    }
    const body = await falsify(ctx.body);
    ctx.body = body;
    ctx.type = "application/jwt; charset=utf-8";
  }
  if (place === "id_token" && ctx.path === "/token") {
    ctx.body = { ...ctx.body, id_token: await falsify(ctx.body.id_token) };
  }
});

async function bodyOf(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return JSON.parse(Buffer.concat(parts).toString());
}

const serve = provider.callback();
http
  .createServer(async (request, response) => {
    if (request.url === "/tests/person") {
      person = await bodyOf(request);
      response.end();
    } else if (request.url === "/tests/lie") {
      lie = (await bodyOf(request)).lie;
      response.end();
    } else if (request.url.startsWith("/interaction/")) {
      await provider.interactionFinished(request, response, { login: { accountId: person.sub } });
    } else {
      serve(request, response);
    }
  })
  .listen(Number(port), "127.0.0.1", () => console.log("ready"));

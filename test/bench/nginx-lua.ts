/**
 * The peer an expert would build: nginx with Lua, checking a session as the gateway does (HS256 by FFI on libcrypto,
 * `exp`, Redis GET over a kept-alive cosocket), then `proxy_pass` over kept-alive connections. Debian packages
 * libnginx-mod-http-lua, lua-nginx-redis and lua-cjson.
 */
export const nginxLuaConfig = (options: {
  port: number
  stubPort: number
  redisPort: number
  secret: string
  dir: string
}): string => `
load_module /usr/lib/nginx/modules/ndk_http_module.so;
load_module /usr/lib/nginx/modules/ngx_http_lua_module.so;
worker_processes 1; daemon off; pid ${options.dir}/nginx.pid; error_log ${options.dir}/error.log warn;
events { worker_connections 12000; }
http {
  access_log off; keepalive_requests 1000000000; keepalive_timeout 3600s;
  client_body_temp_path ${options.dir}/body; proxy_temp_path ${options.dir}/proxy; fastcgi_temp_path ${options.dir}/f;
  uwsgi_temp_path ${options.dir}/u; scgi_temp_path ${options.dir}/s;
  lua_package_path "/usr/share/lua/5.1/?.lua;/usr/share/lua/5.1/?/init.lua;;"; lua_package_cpath "/usr/lib/x86_64-linux-gnu/lua/5.1/?.so;;";
  upstream stub { server 127.0.0.1:${options.stubPort}; keepalive 128; keepalive_requests 1000000000; }
  init_by_lua_block {
    ffi = require 'ffi'; cjson = require 'cjson.safe'; redis = require 'nginx.redis'
    ffi.cdef [[
      typedef struct evp_md_st EVP_MD; const EVP_MD *EVP_sha256(void);
      unsigned char *HMAC(const EVP_MD *md, const void *key, int len, const unsigned char *d, size_t n, unsigned char *out, unsigned int *outlen);
      int CRYPTO_memcmp(const void *a, const void *b, size_t n);
    ]]
    crypto = ffi.load('crypto'); sha256 = crypto.EVP_sha256()
    mac = ffi.new('unsigned char[32]'); maclen = ffi.new('unsigned int[1]')
    secret = '${options.secret}'
    function unb64(s) return ngx.decode_base64((s:gsub('-', '+'):gsub('_', '/')) .. ('='):rep((4 - #s % 4) % 4)) end
    function verify(token)
      local signed, payload, signature = token:match('^([%w_-]+%.([%w_-]+))%.([%w_-]+)$')
      if not signed then return nil end
      local given = unb64(signature)
      if not given or #given ~= 32 then return nil end
      crypto.HMAC(sha256, secret, #secret, signed, #signed, mac, maclen)
      if crypto.CRYPTO_memcmp(mac, given, 32) ~= 0 then return nil end
      local claims = cjson.decode(unb64(payload))
      if not claims or not claims.exp or claims.exp < ngx.now() then return nil end
      return claims
    end
  }
  server {
    listen 127.0.0.1:${options.port};
    location / {
      access_by_lua_block {
        local token = (ngx.var.http_authorization or ''):match('^Bearer (.+)$') or ngx.var.cookie_predicthealth_session
        local claims = token and verify(token)
        if not claims then return ngx.exit(401) end
        local client = redis:new(); client:set_timeout(250)
        local ok = client:connect('127.0.0.1', ${options.redisPort})
        if not ok then return ngx.exit(503) end
        local found = client:get('access_token:' .. token)
        client:set_keepalive(10000, 128)
        if not found or found == ngx.null then return ngx.exit(401) end
        ngx.req.set_header('X-User-ID', claims.user_id); ngx.req.set_header('X-User-Type', claims.user_type)
      }
      proxy_http_version 1.1; proxy_set_header Connection ''; proxy_set_header Cookie '';
      proxy_set_header X-Forwarded-For $remote_addr; proxy_set_header X-Request-ID $request_id;
      proxy_pass http://stub;
    }
  }
}
`

export const nginxPlainConfig = (options: { port: number; stubPort: number; dir: string }): string => `
worker_processes 1; daemon off; pid ${options.dir}/nginx.pid; error_log ${options.dir}/error.log warn;
events { worker_connections 12000; }
http {
  access_log off; keepalive_requests 1000000000; keepalive_timeout 3600s;
  client_body_temp_path ${options.dir}/body; proxy_temp_path ${options.dir}/proxy; fastcgi_temp_path ${options.dir}/f;
  uwsgi_temp_path ${options.dir}/u; scgi_temp_path ${options.dir}/s;
  upstream stub { server 127.0.0.1:${options.stubPort}; keepalive 128; keepalive_requests 1000000000; }
  server { listen 127.0.0.1:${options.port};
    location / { proxy_http_version 1.1; proxy_set_header Connection ''; proxy_pass http://stub; } }
}
`

/** The service behind all peers: answers a 1 KB record at once, and the login with a ready-made answer. */
export const stubConfig = (options: { port: number; record: string; login: string; dir: string }): string => `
worker_processes 1; daemon off; pid ${options.dir}/nginx.pid; error_log ${options.dir}/error.log warn;
events { worker_connections 12000; }
http {
  access_log off; keepalive_requests 1000000000; keepalive_timeout 3600s; default_type application/json;
  client_body_temp_path ${options.dir}/body; proxy_temp_path ${options.dir}/proxy; fastcgi_temp_path ${options.dir}/f;
  uwsgi_temp_path ${options.dir}/u; scgi_temp_path ${options.dir}/s;
  server { listen 127.0.0.1:${options.port};
    location = /auth/login { return 200 '${options.login}'; }
    location = /health { return 200 '{"status":"healthy"}'; }
    location / { return 200 '${options.record}'; } }
}
`

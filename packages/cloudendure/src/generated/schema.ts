// Generated from specs/cloudendure.yaml by "npm run generate". Do not edit.
export interface paths {
    "/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Login
         * @description Upon successful authentication, this method returns a session identifier cookie that can be used to authenticate
         *     subsequent API calls.
         *
         *     Every member of the body is optional. Clients send exactly one of three combinations: `userApiToken`, `username`
         *     with `password`, or `googleOauthCode`.
         */
        post: operations["login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Logout
         * @description Invalidates the session identifier associated with this session.
         *
         *     It takes no body. The vendor's page says "No authorization required" even here. In practice it is the session sent
         *     along that is ended, and the one exchange recorded sends both the cookie and the header. Choice: secured by
         *     `session` and `xsrf` together, because every later call needs both.
         */
        post: operations["logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description What a login takes. Every member is optional; clients send exactly one of three combinations: `userApiToken`, `username` with `password`, or `googleOauthCode`. Choice: the name of this model, after the parameter `login_info`, because the vendor's page gives it a made-up one. */
        LoginInfo: {
            /** @description The user's name, sent with `password`. */
            username?: string;
            /**
             * Format: password
             * @description The user's password, sent with `username`.
             */
            password?: string;
            /**
             * Format: password
             * @description The usual credential, sent alone. Its shape is `([A-Z0-9]{4}-){15}[A-Z0-9]{4}`, 79 characters. Choice: the shape is no `pattern`, because no source says that another shape is refused before it is tried.
             */
            userApiToken?: string;
            /**
             * Format: password
             * @description Its use is unknown. Choice: a secret, because its name says token.
             */
            loginToken?: string;
            /**
             * Format: password
             * @description No client sends it to /login. Choice: a secret, because its name says token.
             */
            agentInstallationToken?: string;
            /** @description No use in a login was found. */
            accountIdentifier?: string;
            /**
             * Format: password
             * @description A Google OAuth code, sent alone.
             */
            googleOauthCode?: string;
        } & (unknown | unknown | unknown);
        /** @description The user who logged in. No member is required. Ignore members you do not know. */
        User: {
            /** @description The user's name. */
            username?: string;
            /**
             * @description The user's status.
             * @enum {string}
             */
            readonly status?: "PENDING" | "CONFIRMED" | "DELETED";
            /** @description The user's account. Choice: a string, because no source gives a type. */
            readonly account?: string;
            /** @description The user's roles. */
            readonly roles?: ("USER" | "ACCOUNT_ADMIN" | "ACCOUNT_OWNER" | "GLOBAL_READONLY" | "MANAGER")[];
            settings?: components["schemas"]["UserSettings"];
            /**
             * Format: password
             * @description The user's long-lived credential, which comes back in the login's answer. Redact it everywhere.
             */
            readonly apiToken?: string;
            /** @description Whether the user has a password. */
            hasPassword?: boolean;
            /** @description Whether the user has accepted the terms. */
            termsAccepted?: boolean;
            /** @description The user's identifier. */
            readonly id?: string;
            /** @description A link to this user. Choice: a string, because no source gives a type or a format. */
            selfLink?: string;
        };
        /** @description A user's settings. Choice: the name of this model, because no source says. */
        UserSettings: {
            sendNotifications?: components["schemas"]["UserNotifications"];
        };
        /** @description The projects whose notifications a user gets. Choice: the name of this model, because no source says. The capital IDs in its members are the vendor's. */
        UserNotifications: {
            /** @description Projects, by identifier. */
            projectIDs?: string[];
            /** @description Projects, by identifier, for untested migrations. */
            projectIDsUntestedMigrations?: string[];
        };
        /** @description What an error answer carries. No member is required. */
        Error: {
            /** @description What went wrong. */
            message?: string;
            /** @description A string, never a number. Its values are unknown: the examples say `code_example`. */
            code?: string;
        };
    };
    responses: {
        /** @description Unauthenticated. Choice: the body is an Error, because no source says. */
        Unauthenticated: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Authenticated but not allowed. Choice: the body is an Error, because no source says. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Documented for every method, without a word. Choice: HTTP's own meaning, method not allowed, and the body is an Error, because no source says. */
        MethodNotAllowed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Documented for every method, without a word. Choice: HTTP's own meaning, the content cannot be processed, and the body is an Error, because no source says. */
        Unprocessable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The credentials. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoginInfo"];
            };
        };
        responses: {
            /** @description Login successful. The session identifier comes as a cookie. */
            200: {
                headers: {
                    /** @description Comes twice: once for the cookie `session`, opaque (a signed Flask cookie, dot-separated), and once for the cookie `XSRF-TOKEN`. The value of `XSRF-TOKEN` is quoted and ends in an octal-escaped newline: backslash and digits, literally. The cookie attributes are unknown. Choice: the attributes in the examples, which stand in the one exchange recorded, and that the header is always there, because no source says. */
                    "Set-Cookie": string;
                    /** @description A login answer may carry it. Choice: any string, because no source gives a value. */
                    "X-CloudEndure-Version"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description A different endpoint is required to service this user. A redirect address is provided to where subsequent calls should go. */
            307: {
                headers: {
                    /** @description The redirect address. Its exact form is unknown; every client assumes `/api/{version}/login`, with v2 to v5. Clients differ in what they do next: their HTTP library posts the credentials again there, then one adopts the address minus `/login` as its base and logs in again, one adopts the full address, host included, and two go on using `/api/latest`. Choice: always there, absolute or relative, because no source says. */
                    Location: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The login credentials provided cannot be authenticated. Choice: the body is an Error, because the vendor's page names the model and not the statuses that carry it. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description There is no active license configured for this account (A license must be purchased or extended). Choice: the body is an Error, because the vendor's page names the model and not the statuses that carry it. */
            402: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Authenticated but not allowed, as on every method. AWS's own scripts take 403 on login for bad credentials. Choice: the body is an Error, because no source says. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            /** @description Authentication failure limit has been reached. The service will become available for additional requests after a timeout. Neither the limit nor the timeout is known. Choice: the body is an Error, because the vendor's page names the model and not the statuses that carry it. */
            429: {
                headers: {
                    /** @description Unknown: no source documents it, and none says that it is missing. Choice: declared, optional, in either form HTTP allows (seconds or a date), because clients must do with and without it. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Logout successful. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
        };
    };
}

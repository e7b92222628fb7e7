// Generated from specs/flashblade.yaml by "npm run generate". Do not edit.
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
         * Log in to the server
         * @description Log in to the server.
         *
         *     The API token goes in a header, and there is no body; or a name and a password go in the body, without the header. The
         *     vendor's page names the authorization `ApiTokenQueryParam`; see that security scheme for why no operation uses it. The
         *     page also lists `Content-Type: application/json` although nothing is sent with a token.
         *
         *     An array locks an account after `max_login_attempts` (1 to 100) failures for `lockout_duration` (1 second to 90
         *     days): a login repeated with a revoked token locks the account.
         *
         *     Choice: the answers 400 and 401, because the status and body for a bad API token are unknown. FlashArray, the
         *     sibling product, answers 400; other clients expect 401.
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
         * Log out from the server
         * @description Log out from the server.
         *
         *     There is no body. The vendor's page lists `Content-Type: application/json` although nothing is sent.
         *
         *     What an array answers to a logout with a dead token is unknown. Choice: 401 and 403, because any call with a dead
         *     session may get one of them.
         */
        post: operations["logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api_version": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the REST versions
         * @description The REST versions that this array serves. It needs no session.
         */
        get: operations["getApiVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/login-banner": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the login banner
         * @description The text that an array shows before a login, and to everybody. From 1.10; what an older array answers is unknown.
         */
        get: operations["getLoginBanner"];
        put?: never;
        post?: never;
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
        /** @description A user who logs in with a password. */
        LoginPost: {
            /** @description The user's name. */
            username: string;
            /**
             * Format: password
             * @description The user's password.
             */
            password: string;
        };
        /** @description What a login answers. The session's token is in the header, not here. */
        LoginResponse: {
            /** @description The name of the user whose token was sent. */
            username: string;
        };
        /** @description The REST versions of an array. Choice: the name of this model, because no source says. */
        VersionResponse: {
            /** @description The versions, ascending by number, not by letter: 1.0 to 1.8, 1.8.1, 1.9 to 1.12, 2.0 and on. */
            versions: string[];
        };
        /** @description The login banner. Choice: the name of this model, because no source says. */
        LoginBannerResponse: {
            /** @description The text. It may be missing. */
            login_banner?: string;
        };
        /** @description Three error bodies exist. Read all of them, and decide by HTTP status. Choice: the names of these models, because no source says. */
        ErrorBody: components["schemas"]["SingularErrorBody"] | components["schemas"]["PluralErrorBody"] | components["schemas"]["MessageErrorBody"];
        /** @description The body captured from a real array. */
        SingularErrorBody: {
            /** @description The errors. */
            error: components["schemas"]["ErrorDetail"][];
        };
        /** @description The body that clients read. */
        PluralErrorBody: {
            /** @description The errors. */
            errors: components["schemas"]["ErrorDetail"][];
        };
        /** @description The body that a client reads on 403 and 429. */
        MessageErrorBody: {
            /** @description What went wrong. */
            message: string;
        };
        /** @description One error. */
        ErrorDetail: {
            /** @description A number that is not the HTTP status. It may be missing where the list is called `errors`. */
            code?: number;
            /** @description What the error is about, such as the path called. */
            context: string;
            /** @description What went wrong. */
            message: string;
        };
    };
    responses: {
        /** @description Not logged in. The vendor's own clients of REST 2.x log in again on 401 alone, and take a 403 as final; real arrays answer 403 to a dead session all the same. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description A dead session on real arrays, or not allowed. Seen on a data call. Choice: declared on login and logout, because no source says. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description Too many requests. Choice: declared on every operation, because the source, a client, names none. It reads the message, and two headers, from a gateway in front of the array. */
        TooManyRequests: {
            headers: {
                /** @description How many requests a minute are taken. */
                "X-RateLimit-Limit-minute"?: number;
                /** @description How many of them are left. */
                "X-RateLimit-Remaining-minute"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
    };
    parameters: {
        /** @description the token to log in */
        apiToken: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    login: {
        parameters: {
            query?: never;
            header?: {
                /** @description the token to log in */
                "api-token"?: components["parameters"]["apiToken"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description A name and a password, where no API token is sent. */
        requestBody?: {
            content: {
                "application/json": components["schemas"]["LoginPost"];
            };
        };
        responses: {
            /** @description The session is open. Choice: this wording, because no source says. */
            200: {
                headers: {
                    /** @description The session's token, a UUID. Later calls send it back in the header of the same name. */
                    "x-auth-token": string;
                    /** @description Names this request in the array's records. The request's own, where it sent one. */
                    "X-Request-ID"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoginResponse"];
                };
            };
            /** @description The API token was refused, as the sibling FlashArray says it. Choice: declared, and the shape of the body, because no source says for FlashBlade. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
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
            /** @description The session is ended. The answer is empty. Choice: this wording, because no source says. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    getApiVersion: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The versions. Choice: this wording, because no source says. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionResponse"];
                };
            };
            429: components["responses"]["TooManyRequests"];
        };
    };
    getLoginBanner: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The banner. Choice: this wording, because no source says. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoginBannerResponse"];
                };
            };
            429: components["responses"]["TooManyRequests"];
        };
    };
}

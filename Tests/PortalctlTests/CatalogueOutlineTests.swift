#if CLI
import PortalCore
import Testing

@testable import portalctl

/// The tree that `portalctl catalog` shows.
@Suite struct CatalogueOutlineTests {
    private static let catalogue: Value = [
        "portal": [
            "namespace": "shop", "name": "developers", "displayName": "Example developers",
            "domains": ["developers.example.com"], "public": false,
        ],
        "login": ["passwords": true, "oidc": ["issuer": "https://id.example.com"]],
        "pages": [["name": "start", "path": "/start", "title": "Getting started", "markdown": "# Hello\nworld"]],
        "products": [
            [
                "namespace": "shop", "name": "orders", "displayName": "orders",
                "environments": [
                    [
                        "namespace": "shop", "name": "production", "displayName": "Production",
                        "documentationOnly": false,
                        "versions": [
                            [
                                "name": "v1", "lifecycle": ["phase": "deprecated", "sunset": "2027-06-01"],
                                "tags": ["stable"], "servers": ["https://api.example.com/shop"],
                                "plans": [
                                    [
                                        "id": "shop/gold",
                                        "auth": ["type": "apiKey", "in": "header", "name": "api-key"],
                                        "limits": [
                                            [
                                                "requests": 100, "unit": "minute", "per": "plan",
                                                "scope": "operation",
                                            ],
                                            ["requests": 900, "unit": "hour", "per": "consumer", "scope": "product"],
                                        ],
                                        "approval": true, "requestable": true,
                                    ],
                                    [
                                        "id": "shop/silver", "auth": ["type": "open"],
                                        "limits": [["requests": 5, "unit": "second", "per": "clientAddress"]],
                                    ],
                                ],
                                "operations": [
                                    [
                                        "id": "listOrders", "method": "GET", "path": "/shop/orders",
                                        "summary": "All orders", "deprecated": true,
                                        "plans": ["shop/silver", "shop/gold"],
                                    ],
                                    [
                                        "id": "dropOrder", "method": "DELETE", "path": "/shop/orders/{id}",
                                        "plans": ["shop/gold"],
                                    ],
                                    ["id": "ping", "method": "GET", "path": "/shop/ping", "plans": []],
                                ],
                            ]
                        ],
                    ]
                ],
            ]
        ],
    ]

    @Test func showsWhatAPortalShows() {
        #expect(
            CatalogueOutline.text(Self.catalogue) == """
                Portal shop/developers: Example developers (for members)
                  at developers.example.com
                  login by password
                  login by https://id.example.com
                  page /start: Getting started
                Product shop/orders
                  Environment shop/production: Production
                    v1 (deprecated, ends on 2027-06-01, stable)
                      at https://api.example.com/shop
                      plan shop/gold, API key in header api-key, 100 a minute for each operation, shared by all \
                under the plan, 900 an hour, keys after approval
                      plan shop/silver, open, 5 a second, counted by client address
                      GET     /shop/orders  listOrders: All orders (deprecated)
                      DELETE  /shop/orders/{id}  dropOrder [shop/gold]
                      GET     /shop/ping  ping [no plan: open]

                """
        )
    }

    @Test func whatIsMissingIsLeftOut() {
        #expect(CatalogueOutline.text([:]).isEmpty)
        #expect(CatalogueOutline.text(["products": [["versions": 1]]]) == "Product /\n")
    }
}
#endif

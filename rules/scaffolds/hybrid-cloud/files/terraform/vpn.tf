# The ways between the clouds: encrypted, doubled, and with routes that they tell each other (BGP).
# AWS is in the middle: AWS to Azure with two tunnels, AWS to Google Cloud with four.

locals {
  asn = {
    aws   = 64512
    azure = 65515
    gcp   = 64514
  }

  # Addresses inside of the tunnels. Azure takes those from 169.254.21.0 to 169.254.22.255.
  azure_tunnels = ["169.254.21.0/30", "169.254.21.4/30"]

  # The tunnels of a connection of AWS to one interface of the gateway of Google.
  gcp_tunnels = [
    ["169.254.10.0/30", "169.254.10.4/30"],
    ["169.254.10.8/30", "169.254.10.12/30"],
  ]
}

resource "aws_vpn_gateway" "main" {
  vpc_id          = aws_vpc.main.id
  amazon_side_asn = local.asn.aws
  tags            = { Name = local.name }
}

# AWS and Azure

resource "azurerm_public_ip" "gateway" {
  name                = "${local.name}-gateway"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  allocation_method   = "Static"
  sku                 = "Standard"
  zones               = ["1", "2", "3"]
  tags                = local.tags
}

resource "azurerm_virtual_network_gateway" "main" {
  name                = local.name
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  type                = "Vpn"
  vpn_type            = "RouteBased"
  sku                 = "VpnGw2AZ"
  generation          = "Generation2"
  enable_bgp          = true
  tags                = local.tags

  ip_configuration {
    name                          = "main"
    public_ip_address_id          = azurerm_public_ip.gateway.id
    private_ip_address_allocation = "Dynamic"
    subnet_id                     = azurerm_subnet.gateway.id
  }

  bgp_settings {
    asn = local.asn.azure

    peering_addresses {
      ip_configuration_name = "main"
      apipa_addresses       = [for tunnel in local.azure_tunnels : cidrhost(tunnel, 2)]
    }
  }
}

resource "aws_customer_gateway" "azure" {
  bgp_asn    = local.asn.azure
  ip_address = azurerm_public_ip.gateway.ip_address
  type       = "ipsec.1"
  tags       = { Name = "${local.name}-azure" }
}

resource "aws_vpn_connection" "azure" {
  vpn_gateway_id      = aws_vpn_gateway.main.id
  customer_gateway_id = aws_customer_gateway.azure.id
  type                = "ipsec.1"
  tunnel1_inside_cidr = local.azure_tunnels[0]
  tunnel2_inside_cidr = local.azure_tunnels[1]
  tags                = { Name = "${local.name}-azure" }
}

locals {
  # AWS makes the keys. They are in the state, which is encrypted, and nowhere else.
  to_aws = {
    first = {
      address = aws_vpn_connection.azure.tunnel1_address
      key     = aws_vpn_connection.azure.tunnel1_preshared_key
      inside  = local.azure_tunnels[0]
    }
    second = {
      address = aws_vpn_connection.azure.tunnel2_address
      key     = aws_vpn_connection.azure.tunnel2_preshared_key
      inside  = local.azure_tunnels[1]
    }
  }
}

resource "azurerm_local_network_gateway" "aws" {
  for_each            = toset(["first", "second"])
  name                = "${local.name}-aws-${each.key}"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  gateway_address     = local.to_aws[each.key].address
  tags                = local.tags

  bgp_settings {
    asn                 = local.asn.aws
    bgp_peering_address = cidrhost(local.to_aws[each.key].inside, 1)
  }
}

resource "azurerm_virtual_network_gateway_connection" "aws" {
  for_each                   = azurerm_local_network_gateway.aws
  name                       = "${local.name}-aws-${each.key}"
  resource_group_name        = azurerm_resource_group.main.name
  location                   = azurerm_resource_group.main.location
  type                       = "IPsec"
  virtual_network_gateway_id = azurerm_virtual_network_gateway.main.id
  local_network_gateway_id   = each.value.id
  shared_key                 = local.to_aws[each.key].key
  enable_bgp                 = true
  tags                       = local.tags

  custom_bgp_addresses {
    primary = cidrhost(local.to_aws[each.key].inside, 2)
  }
}

# AWS and Google Cloud

resource "google_compute_router" "main" {
  name    = local.name
  region  = var.gcp_region
  network = google_compute_network.main.id

  bgp {
    asn               = local.asn.gcp
    advertise_mode    = "CUSTOM"
    advertised_groups = ["ALL_SUBNETS"]
  }
}

resource "google_compute_ha_vpn_gateway" "main" {
  name    = local.name
  region  = var.gcp_region
  network = google_compute_network.main.id
}

resource "aws_customer_gateway" "gcp" {
  count      = 2
  bgp_asn    = local.asn.gcp
  ip_address = google_compute_ha_vpn_gateway.main.vpn_interfaces[count.index].ip_address
  type       = "ipsec.1"
  tags       = { Name = "${local.name}-gcp-${count.index}" }
}

resource "aws_vpn_connection" "gcp" {
  count               = 2
  vpn_gateway_id      = aws_vpn_gateway.main.id
  customer_gateway_id = aws_customer_gateway.gcp[count.index].id
  type                = "ipsec.1"
  tunnel1_inside_cidr = local.gcp_tunnels[count.index][0]
  tunnel2_inside_cidr = local.gcp_tunnels[count.index][1]
  tags                = { Name = "${local.name}-gcp-${count.index}" }
}

locals {
  # The four ends at AWS: two connections with two tunnels each.
  aws_ends = flatten([
    for index, connection in aws_vpn_connection.gcp : [
      {
        interface = index
        address   = connection.tunnel1_address
        key       = connection.tunnel1_preshared_key
        inside    = local.gcp_tunnels[index][0]
      },
      {
        interface = index
        address   = connection.tunnel2_address
        key       = connection.tunnel2_preshared_key
        inside    = local.gcp_tunnels[index][1]
      },
    ]
  ])
}

resource "google_compute_external_vpn_gateway" "aws" {
  name            = "${local.name}-aws"
  redundancy_type = "FOUR_IPS_REDUNDANCY"

  dynamic "interface" {
    for_each = range(4)

    content {
      id         = interface.value
      ip_address = local.aws_ends[interface.value].address
    }
  }
}

resource "google_compute_vpn_tunnel" "aws" {
  count                           = 4
  name                            = "${local.name}-aws-${count.index}"
  region                          = var.gcp_region
  router                          = google_compute_router.main.id
  vpn_gateway                     = google_compute_ha_vpn_gateway.main.id
  vpn_gateway_interface           = local.aws_ends[count.index].interface
  peer_external_gateway           = google_compute_external_vpn_gateway.aws.id
  peer_external_gateway_interface = count.index
  shared_secret                   = local.aws_ends[count.index].key
  ike_version                     = 2
}

resource "google_compute_router_interface" "aws" {
  count      = 4
  name       = "aws-${count.index}"
  region     = var.gcp_region
  router     = google_compute_router.main.name
  ip_range   = "${cidrhost(local.aws_ends[count.index].inside, 2)}/30"
  vpn_tunnel = google_compute_vpn_tunnel.aws[count.index].name
}

resource "google_compute_router_peer" "aws" {
  count           = 4
  name            = "aws-${count.index}"
  region          = var.gcp_region
  router          = google_compute_router.main.name
  interface       = google_compute_router_interface.aws[count.index].name
  peer_ip_address = cidrhost(local.aws_ends[count.index].inside, 1)
  peer_asn        = local.asn.aws
}
